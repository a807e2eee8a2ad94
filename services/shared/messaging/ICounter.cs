using Ioc.Contracts;

namespace Ioc.Messaging;

/// <summary>How the owner of rows counts them; the recount rolls the counts up the tree and announces what changed.</summary>
/// <typeparam name="TCounts">A record that JSON can hold.</typeparam>
public interface ICounter<TCounts> where TCounts : class
{
    /// <summary>Name of the counter; acts touch it: <c>work.Touch(counter, area)</c>.</summary>
    string Name { get; }

    /// <summary>Shortest span between two recounts, where it is longer than <see cref="MessagingOptions.RecountEveryMilliseconds"/>: wide figures that no alarm waits for.</summary>
    TimeSpan Every => TimeSpan.Zero;

    /// <summary>Counts the own rows of these areas from scratch. An area without rows may be left out: it is then counted as <see cref="Zero"/>.</summary>
    Task<IReadOnlyList<AreaCounts<TCounts>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct);

    /// <summary>Areas whose counts changed between two instants though no row did: a due date passed, a day began.</summary>
    Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct);

    /// <summary>Counts of an area without rows.</summary>
    TCounts Zero { get; }

    /// <summary>Adds what two areas counted.</summary>
    TCounts Add(TCounts left, TCounts right);

    /// <summary>The fact that tells the total of an area and all below it.</summary>
    IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, TCounts total);
}
