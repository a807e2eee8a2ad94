using System.Collections.Concurrent;

namespace Ioc.Messaging;

/// <summary>Tells the relay and the recount of this process that a commit left them work; a lost call costs one idle wait, never a message.</summary>
public sealed class Wakes
{
    private readonly ConcurrentDictionary<string, Bell> dirty = new(StringComparer.Ordinal);

    /// <summary>Rows wait in the outbox.</summary>
    public Bell Outbox { get; } = new();

    /// <summary>Areas wait to be counted again by this counter: each has a bell of its own, since a ring is heard once.</summary>
    public Bell Dirty(string counter) => dirty.GetOrAdd(counter, _ => new Bell());

    /// <summary>A bell that remembers one ring.</summary>
    public sealed class Bell
    {
        private readonly SemaphoreSlim rung = new(0, 1);

        /// <summary>Rings; a second ring before the first was heard is the same ring.</summary>
        public void Ring()
        {
            try { rung.Release(); }
            catch (SemaphoreFullException) { return; }
        }

        /// <summary>Waits for a ring, or for the longest wait.</summary>
        public Task Heard(TimeSpan longest, CancellationToken ct) => rung.WaitAsync(longest, ct);
    }
}
