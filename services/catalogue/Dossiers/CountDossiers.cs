using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Counts the dossiers of an area from their rows: the open ones and those of today, which the indexes hold apart from the rest.</summary>
public sealed class CountDossiers : ICounter<DossierCounts>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "dossiers";

    /// <summary>Marks an area to be counted again, by every counter of dossiers.</summary>
    public static void Touch(Work work, string area)
    {
        work.Touch(Counter, area);
        work.Touch(CountDossierGroups.Counter, area);
    }

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public DossierCounts Zero { get; } = new(0, 0, 0, 0, 0, 0);

    /// <inheritdoc/>
    public DossierCounts Add(DossierCounts left, DossierCounts right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<DossierCounts>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var rows = await work.Many<Row>("""
            select wanted.area, coalesce(o.simulated, false) or coalesce(r.simulated, false) or coalesce(e.simulated, false) as simulated,
                received_today, returned_today, on_time_today, open, paused, overdue
            from unnest(@areas) as wanted (area),
            lateral (
                select bool_or(simulated) as simulated, count(*) as open, count(*) filter (where status in (5, 6)) as paused,
                    count(*) filter (where status in (2, 4) and late_at < @now) as overdue
                from dossier where area = wanted.area and status in (2, 4, 5, 6)) o,
            lateral (
                select bool_or(simulated) as simulated, count(*) as received_today
                from dossier where area = wanted.area and received_at >= @midnight) r,
            lateral (
                select bool_or(simulated) as simulated, count(*) as returned_today,
                    count(*) filter (where late_at is null or ended_at <= late_at) as on_time_today
                from dossier where area = wanted.area and status in (7, 8, 9, 10) and ended_at >= @midnight) e
            """, new { areas = areas.ToArray(), now = work.Now, midnight = VietnamTime.StartOf(VietnamTime.DateOf(work.Now)) }, ct);
        return [.. rows.Select(x => new AreaCounts<DossierCounts>(x.Area, x.Simulated,
            new DossierCounts(x.ReceivedToday, x.ReturnedToday, x.OnTimeToday, x.Open, x.Paused, x.Overdue)))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        VietnamTime.DateOf(from) != VietnamTime.DateOf(to)
            ? work.Many<string>("select area from leaf_total where counter = @Counter", new { Counter }, ct)
            : work.Many<string>("select distinct area from dossier where status in (2, 4) and late_at between @from and @to", new { from, to }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, DossierCounts total)
    {
        CatalogueMetrics.Keep(area, total.Open, total.Overdue);
        return new DossierCountsChanged(area, simulated, version, asOf, total);
    }

    private sealed record Row(
        string Area, bool Simulated, long ReceivedToday, long ReturnedToday, long OnTimeToday, long Open, long Paused, long Overdue);
}
