using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Ioc.Defaults;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators;

/// <summary>What the indicators say of themselves; listed in infra/telemetry/signals.json.</summary>
public static class IndicatorsMetrics
{
    private static readonly ConcurrentDictionary<string, ScoreResult> Latest = new();

    static IndicatorsMetrics()
    {
        Telemetry.Meter.CreateObservableGauge("ioc.indicators.score", () => Observe(x => x.Score), "{point}", "Index 766 points of the current month");
        Telemetry.Meter.CreateObservableGauge("ioc.indicators.max", () => Observe(x => x.Max), "{point}", "Most points that the metrics with data allow");
    }

    /// <summary>Keeps the latest scores of provinces and districts for the next scrape.</summary>
    public static void Keep(string area, ScoreResult score)
    {
        if (area.Count(letter => letter == '.') <= 1) Latest[area] = score;
    }

    private static IEnumerable<Measurement<double>> Observe(Func<PartResult, decimal> value) =>
        from known in Latest
        from part in known.Value.Groups.Append(new PartResult("total", known.Value.Score, known.Value.Max))
        select new Measurement<double>((double)value(part), new("area", known.Key), new("group", part.Code));
}
