using System.Diagnostics;

namespace Ioc.Feeds.Readings;

/// <summary>Readings that are acknowledged together, after the commit that stores them.</summary>
/// <param name="Readings">Checked readings.</param>
/// <param name="Cause">Trace of whoever brought them.</param>
public sealed record ReadingBatch(IReadOnlyList<Reading> Readings, ActivityContext Cause)
{
    private readonly TaskCompletionSource stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the readings are durable; fails when they are not stored.</summary>
    public Task Stored => stored.Task;

    /// <summary>Says that the commit has happened.</summary>
    public void Committed() => stored.TrySetResult();

    /// <summary>Says that nothing was stored.</summary>
    public void Failed(Exception reason) => stored.TrySetException(reason);
}
