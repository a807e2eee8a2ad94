using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Eid;

/// <summary>What e-ID says of itself; listed in infra/telemetry/signals.json.</summary>
public static class EidMetrics
{
    /// <summary>Daily counts taken in, repeats among them, since the process started.</summary>
    public static Counter<long> Accepted { get; } = Telemetry.Meter.CreateCounter<long>("ioc.eid.counts.accepted", "{count}", "Daily counts taken in");
}
