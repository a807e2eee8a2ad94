using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Hotline;

/// <summary>What the hotline says of itself; listed in infra/telemetry/signals.json.</summary>
public static class HotlineMetrics
{
    private static IReadOnlyList<Measurement<long>> open = [];
    private static IReadOnlyList<Measurement<long>> overdue = [];

    /// <summary>Tickets taken in since the process started.</summary>
    public static Counter<long> Opened { get; } = Telemetry.Meter.CreateCounter<long>("ioc.hotline.tickets.opened", "{ticket}", "Tickets taken in");

    static HotlineMetrics()
    {
        Telemetry.Meter.CreateObservableGauge("ioc.hotline.tickets.open", () => open, "{ticket}", "Tickets not answered yet");
        Telemetry.Meter.CreateObservableGauge("ioc.hotline.tickets.overdue", () => overdue, "{ticket}", "Open tickets past their due instant");
    }

    /// <summary>Keeps the latest totals of provinces and districts for the next scrape.</summary>
    public static void Keep(string area, long openTickets, long overdueTickets)
    {
        if (area.Count(letter => letter == '.') > 1) return;
        var tag = new KeyValuePair<string, object?>("area", area);
        open = Replace(open, area, new Measurement<long>(openTickets, tag));
        overdue = Replace(overdue, area, new Measurement<long>(overdueTickets, tag));
    }

    private static IReadOnlyList<Measurement<long>> Replace(IReadOnlyList<Measurement<long>> kept, string area, Measurement<long> value) =>
        [.. kept.Where(x => (string?)x.Tags[0].Value != area), value];
}
