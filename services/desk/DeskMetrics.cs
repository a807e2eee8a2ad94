using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Desk;

/// <summary>What the desk says of itself; listed in infra/telemetry/signals.json.</summary>
public static class DeskMetrics
{
    private static IReadOnlyList<Measurement<long>> active = [];
    private static long unacknowledged;

    /// <summary>Alarms raised since the process started.</summary>
    public static Counter<long> Raised { get; } = Telemetry.Meter.CreateCounter<long>("ioc.desk.alarms.raised", "{alarm}", "Alarms raised");

    /// <summary>What operators did with alarms since the process started.</summary>
    public static Counter<long> Acts { get; } = Telemetry.Meter.CreateCounter<long>("ioc.desk.alarms.acts", "{act}", "Acts of operators upon alarms");

    static DeskMetrics()
    {
        Telemetry.Meter.CreateObservableGauge("ioc.desk.alarms.active", () => active, "{alarm}", "Alarms that stand");
        Telemetry.Meter.CreateObservableGauge("ioc.desk.alarms.unacknowledged", () => Interlocked.Read(ref unacknowledged), "{alarm}", "Alarms that nobody has seen");
    }

    /// <summary>Keeps the totals of the root for the next scrape.</summary>
    public static void Keep(string area, long high, long medium, long low, long waiting)
    {
        if (area.Contains('.')) return;
        active = [.. new[] { ("high", high), ("medium", medium), ("low", low) }
            .Select(x => new Measurement<long>(x.Item2, new KeyValuePair<string, object?>("priority", x.Item1)))];
        Interlocked.Exchange(ref unacknowledged, waiting);
    }
}
