using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Counts the dossiers of an area by status and agency, and the rates of the month so far; wide, so less often than <see cref="CountDossiers"/>.</summary>
public sealed class CountDossierGroups : ICounter<DossierGroups>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "dossier-groups";

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public DossierGroups Zero => DossierGroups.None;

    /// <inheritdoc/>
    public DossierGroups Add(DossierGroups left, DossierGroups right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<DossierGroups>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(work.Now);
        var asked = new { areas = areas.ToArray(), now = work.Now, since = VietnamTime.StartOf(new DateOnly(today.Year, today.Month, 1)) };
        var open = (await work.Many<Open>("""
            select area, status, agency, count(*) as dossiers, count(*) filter (where status in (2, 4) and late_at < @now) as overdue, bool_or(simulated) as simulated
            from dossier where area = any(@areas) and status in (1, 2, 4, 5, 6) group by area, status, agency
            """, asked, ct)).ToLookup(x => x.Area);
        var ended = (await work.Many<Ended>("""
            select area, status, count(*) as dossiers, count(*) filter (where late_at is null or ended_at <= late_at) as on_time, bool_or(simulated) as simulated
            from dossier where area = any(@areas) and status in (7, 8, 9, 10) and ended_at >= @since group by area, status
            """, asked, ct)).ToLookup(x => x.Area);
        var received = (await work.Many<Received>("""
            select d.area, bool_or(d.simulated) as simulated, count(*) as dossiers, count(*) filter (where d.status = 3) as refused,
                count(*) filter (where d.channel = 'online') as online, count(*) filter (where d.digitised) as digitised,
                count(*) filter (where o.has_fee and d.fee_dong is distinct from 0) as with_fee,
                count(*) filter (where o.has_fee and d.fee_dong is distinct from 0 and d.paid_online) as paid_online
            from dossier d left join offer o on o.code = d.procedure
            where d.area = any(@areas) and d.received_at >= @since group by d.area
            """, asked, ct)).ToDictionary(x => x.Area);
        return [.. areas.Select(area => Of(area, [.. open[area]], [.. ended[area]], received.GetValueOrDefault(area)))];
    }

    private static AreaCounts<DossierGroups> Of(string area, List<Open> open, List<Ended> ended, Received? received)
    {
        var statuses = new long[10];
        foreach (var x in open) statuses[x.Status - 1] += x.Dossiers;
        foreach (var x in ended) statuses[x.Status - 1] += x.Dossiers;
        statuses[DossierStatus.Refused - 1] = received?.Refused ?? 0;
        var all = received?.Dossiers ?? 0;
        return new(area, open.Exists(x => x.Simulated) || ended.Exists(x => x.Simulated) || received is { Simulated: true }, new DossierGroups(
            statuses,
            [
                .. open.Where(x => x.Status != DossierStatus.Registered).GroupBy(x => x.Agency).OrderBy(x => x.Key, StringComparer.Ordinal)
                    .Select(x => new GroupCount(x.Key, x.Sum(y => y.Dossiers), x.Sum(y => y.Overdue))),
            ],
            [
                new(ended.Sum(x => x.OnTime), ended.Sum(x => x.Dossiers)), new(received?.Online ?? 0, all),
                new(received?.PaidOnline ?? 0, received?.WithFee ?? 0), new(received?.Digitised ?? 0, all),
            ]));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        VietnamTime.DateOf(from) != VietnamTime.DateOf(to)
            ? work.Many<string>("select area from leaf_total where counter = @Counter", new { CountDossiers.Counter }, ct)
            : work.Many<string>("select distinct area from dossier where status in (2, 4) and late_at between @from and @to", new { from, to }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, DossierGroups total) => new DossierGroupCountsChanged(
        area, simulated, version, asOf,
        [.. total.Statuses.Select((dossiers, i) => new StatusCount(i + 1, DossierStatus.Name(i + 1).Vi, DossierStatus.Name(i + 1).En, dossiers))],
        Groups.Largest(total.Agencies, _ => null), total.Rates[0], total.Rates[1], total.Rates[2], total.Rates[3]);

    private sealed record Open(string Area, int Status, string Agency, long Dossiers, long Overdue, bool Simulated);

    private sealed record Ended(string Area, int Status, long Dossiers, long OnTime, bool Simulated);

    private sealed record Received(string Area, bool Simulated, long Dossiers, long Refused, long Online, long Digitised, long WithFee, long PaidOnline);
}
