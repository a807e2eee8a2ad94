using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Messaging;

/// <summary>What the messaging of a process says of itself; listed in infra/telemetry/signals.json.</summary>
internal static class Signals
{
    public static readonly Counter<long> Relayed = Telemetry.Meter.CreateCounter<long>("ioc.outbox.relayed", "{message}", "Messages that the broker confirmed");
    public static readonly Counter<long> Applied = Telemetry.Meter.CreateCounter<long>("ioc.inbox.applied", "{message}", "Messages applied once");
    public static readonly Counter<long> Duplicates = Telemetry.Meter.CreateCounter<long>("ioc.inbox.duplicates", "{message}", "Messages that came again and changed nothing");
    public static readonly Counter<long> Parked = Telemetry.Meter.CreateCounter<long>("ioc.bus.parked", "{message}", "Messages put aside with their reason");
    public static readonly Counter<long> Announced = Telemetry.Meter.CreateCounter<long>("ioc.totals.announced", "{total}", "Totals announced");

    public static readonly Histogram<double> ConsumeSeconds = Telemetry.Meter.CreateHistogram("ioc.bus.consume.duration", "s", "Time to apply one message",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5] });

    private static readonly Lock LagGate = new();
    private static long depth;
    private static double oldestAgeSeconds;
    private static double? longestLag;

    // From nought, so that the first one is seen as a step.
    static Signals()
    {
        Duplicates.Add(0);
        Parked.Add(0);
    }

    public static (long Rows, double OldestSeconds) OutboxNow() => (Interlocked.Read(ref depth), Volatile.Read(ref oldestAgeSeconds));

    /// <summary>Keeps the longest way of a message until somebody asks for it.</summary>
    public static void Lag(double milliseconds)
    {
        lock (LagGate) longestLag = Math.Max(longestLag ?? 0, milliseconds);
    }

    /// <summary>The longest way since the last time somebody asked, in whole milliseconds; null when nothing came.</summary>
    public static double? TakeLag()
    {
        lock (LagGate)
        {
            var longest = longestLag;
            longestLag = null;
            return longest is { } milliseconds ? Math.Round(milliseconds) : null;
        }
    }

    /// <summary>Of processes that have an outbox, and of no other.</summary>
    public static class Outbox
    {
        static Outbox()
        {
            Telemetry.Meter.CreateObservableGauge("ioc.outbox.depth", () => Interlocked.Read(ref depth), "{message}", "Rows waiting in the outbox");
            Telemetry.Meter.CreateObservableGauge("ioc.outbox.oldest_age", () => Volatile.Read(ref oldestAgeSeconds), "s", "Age of the oldest row in the outbox");
        }

        public static void Keep(long rows, double oldestSeconds)
        {
            Interlocked.Exchange(ref depth, rows);
            Volatile.Write(ref oldestAgeSeconds, oldestSeconds);
        }
    }
}
