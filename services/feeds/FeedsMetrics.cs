using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Feeds;

/// <summary>What the feeds say of themselves; listed in infra/telemetry/signals.json.</summary>
public static class FeedsMetrics
{
    private static long waiting;

    /// <summary>Readings made durable, repeats among them, since the process started.</summary>
    public static Counter<long> Stored { get; } = Telemetry.Meter.CreateCounter<long>("ioc.feeds.readings.stored", "{reading}", "Readings acknowledged after their commit");

    /// <summary>Entries that said that nothing was measured.</summary>
    public static Counter<long> Skipped { get; } = Telemetry.Meter.CreateCounter<long>("ioc.feeds.readings.skipped", "{reading}", "Entries without a value");

    /// <summary>Readings refused because the queue was full.</summary>
    public static Counter<long> Refused { get; } = Telemetry.Meter.CreateCounter<long>("ioc.feeds.readings.refused", "{reading}", "Readings refused because the queue was full");

    static FeedsMetrics()
    {
        // From nought, so that the first one is seen as a step.
        Refused.Add(0);
        Telemetry.Meter.CreateObservableGauge("ioc.feeds.queue.depth", () => Interlocked.Read(ref waiting), "{reading}", "Readings waiting for their commit");
    }

    /// <summary>Keeps the depth of the queue for the next scrape.</summary>
    public static void Waiting(long readings) => Interlocked.Exchange(ref waiting, readings);
}
