using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Catalogue;

/// <summary>What the catalogue says of itself; listed in infra/telemetry/signals.json.</summary>
public static class CatalogueMetrics
{
    private static IReadOnlyList<Measurement<long>> open = [];
    private static IReadOnlyList<Measurement<long>> overdue = [];

    /// <summary>Dossiers taken in since the process started, one at a time or imported.</summary>
    public static Counter<long> Received { get; } = Telemetry.Meter.CreateCounter<long>("ioc.catalogue.dossiers.received", "{dossier}", "Dossiers taken in");

    static CatalogueMetrics()
    {
        Telemetry.Meter.CreateObservableGauge("ioc.catalogue.dossiers.open", () => open, "{dossier}", "Dossiers running or paused");
        Telemetry.Meter.CreateObservableGauge("ioc.catalogue.dossiers.overdue", () => overdue, "{dossier}", "Running dossiers past their due instant");
    }

    /// <summary>Keeps the latest totals of provinces and districts for the next scrape.</summary>
    public static void Keep(string area, long openDossiers, long overdueDossiers)
    {
        if (area.Count(letter => letter == '.') > 1) return;
        var tag = new KeyValuePair<string, object?>("area", area);
        open = Replace(open, area, new Measurement<long>(openDossiers, tag));
        overdue = Replace(overdue, area, new Measurement<long>(overdueDossiers, tag));
    }

    private static IReadOnlyList<Measurement<long>> Replace(IReadOnlyList<Measurement<long>> kept, string area, Measurement<long> value) =>
        [.. kept.Where(x => (string?)x.Tags[0].Value != area), value];
}
