using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Judges the totals of tickets, dossiers and scores.</summary>
public sealed class WhenTotalsChange(JudgeSignals judge, AreaTree areas)
    : IReact<TicketCountsChanged>, IReact<DossierCountsChanged>, IReact<ScoreChanged>
{
    /// <inheritdoc/>
    public async Task When(TicketCountsChanged fact, Work work, CancellationToken ct)
    {
        await Heard(work, fact.Area, "tickets.open", "ticket", fact.Counts.Open, fact.Simulated, "", fact.Version, fact.AsOf, ct);
        await Heard(work, fact.Area, "tickets.near-breach", "ticket", fact.Counts.NearBreach, fact.Simulated, "", fact.Version, fact.AsOf, ct);
        await Heard(work, fact.Area, "tickets.overdue", "ticket", fact.Counts.Overdue, fact.Simulated, "", fact.Version, fact.AsOf, ct);
    }

    /// <inheritdoc/>
    public async Task When(DossierCountsChanged fact, Work work, CancellationToken ct)
    {
        await Heard(work, fact.Area, "dossiers.open", "dossier", fact.Counts.Open, fact.Simulated, "", fact.Version, fact.AsOf, ct);
        await Heard(work, fact.Area, "dossiers.overdue", "dossier", fact.Counts.Overdue, fact.Simulated, "", fact.Version, fact.AsOf, ct);
    }

    /// <inheritdoc/>
    public Task When(ScoreChanged fact, Work work, CancellationToken ct) =>
        Heard(work, fact.Area, "index766.score", "points", (double)fact.Score, fact.Simulated, fact.Window, fact.Version, fact.AsOf, ct);

    private Task Heard(
        Work work, string area, string measure, string unit, double value, bool simulated, string epoch, long version, DateTimeOffset asOf, CancellationToken ct)
    {
        var code = area[(area.LastIndexOf('.') + 1)..];
        var place = areas.Find(code, VietnamTime.DateOf(asOf));
        return judge.Heard(work, new Signal
        {
            Source = $"{area} {measure}", Origin = $"{area} {measure}", Measure = measure, Area = area, NameVi = place?.NameVi ?? area,
            NameEn = place?.NameEn ?? area, Tile = measure, Unit = unit,
        }, keepsNames: false, epoch, asOf, version, value, simulated, ct);
    }
}
