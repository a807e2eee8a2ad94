using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Tickets;

/// <summary>Counts what waits in an area by channel, category and agency; wide, so less often than <see cref="CountTickets"/>.</summary>
public sealed class CountTicketGroups(IOptions<SlaOptions> sla) : ICounter<TicketGroups>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "ticket-groups";

    /// <summary>Local days whose reports are on the map, today among them.</summary>
    public const int PlacesDays = 7;

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public TicketGroups Zero => TicketGroups.None;

    /// <inheritdoc/>
    public TicketGroups Add(TicketGroups left, TicketGroups right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<TicketGroups>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var today = VietnamTime.DateOf(work.Now);
        var asked = new
        {
            areas = areas.ToArray(), now = work.Now, TicketNames.None, TicketGroups.ClocksMax, month = VietnamTime.StartOf(new DateOnly(today.Year, today.Month, 1)),
            placesFrom = VietnamTime.StartOf(today.AddDays(1 - PlacesDays)),
        };
        var groups = (await work.Many<Group>("""
            select area, case when grouping(channel) = 0 then 0 when grouping(category) = 0 then 1 else 2 end as kind,
                coalesce(channel, category, agency) as key, count(*) as open, count(*) filter (where due_at < @now) as overdue, bool_or(simulated) as simulated
            from (select area, channel, coalesce(nullif(category, ''), @None) as category, coalesce(agency, @None) as agency, due_at, simulated
                  from ticket where area = any(@areas) and status in ('opened', 'received', 'assigned')) waiting
            group by grouping sets ((area, channel), (area, category), (area, agency))
            """, asked, ct)).ToLookup(x => x.Area);
        var clocks = (await work.Many<TicketClock>("""
            select nearest.* from unnest(@areas) as wanted (area), lateral (
                select code, category, agency, due_at, area from ticket
                where area = wanted.area and status in ('opened', 'received', 'assigned') and due_at >= @now order by due_at, code limit @ClocksMax) nearest
            """, asked, ct)).ToLookup(x => x.Area);
        var cells = (await work.Many<Cell>("""
            select area, bool_or(simulated) as simulated, round(lat * 100)::integer as lat_hundredths, round(lon * 100)::integer as lon_hundredths, count(*) as tickets
            from ticket where area = any(@areas) and opened_at >= @placesFrom and lat is not null and lon is not null group by area, 3, 4
            """, asked, ct)).ToLookup(x => x.Area);
        var answered = (await work.Many<Done>("""
            select area, bool_or(simulated) as simulated, count(*) as answered, count(*) filter (where answered_at <= due_at) as on_time
            from ticket where area = any(@areas) and answered_at >= @month group by area
            """, asked, ct)).ToDictionary(x => x.Area);
        return [.. areas.Select(area => Of(area, [.. groups[area]], [.. clocks[area]], [.. cells[area]], answered.GetValueOrDefault(area)))];
    }

    private static AreaCounts<TicketGroups> Of(string area, List<Group> groups, List<TicketClock> clocks, List<Cell> cells, Done? answered)
    {
        IReadOnlyList<GroupCount> Kind(int kind) =>
            [.. groups.Where(x => x.Kind == kind).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new GroupCount(x.Key, x.Open, x.Overdue))];
        return new(area, groups.Exists(x => x.Simulated) || cells.Exists(x => x.Simulated) || answered is { Simulated: true }, new TicketGroups(
            Kind(0), Kind(1), Kind(2), TicketGroups.Nearest(clocks), TicketPlaces.Shown(cells.Select(x => new TicketPlace(x.LatHundredths / 100d, x.LonHundredths / 100d, x.Tickets))),
            answered?.Answered ?? 0, answered?.OnTime ?? 0));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        VietnamTime.DateOf(from) != VietnamTime.DateOf(to)
            ? work.Many<string>("select area from leaf_total where counter = @Counter", new { CountTickets.Counter }, ct)
            : work.Many<string>("""
                select distinct area from ticket where status in ('opened', 'received', 'assigned') and due_at between @from and @to
                """, new { from, to }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, TicketGroups total) => new TicketGroupCountsChanged(
        area, simulated, version, asOf, Groups.Largest(total.Channels, TicketNames.Channel),
        Groups.Largest(total.Categories, key => TicketNames.Category(key, sla.Value.CategoriesInEnglish)),
        Groups.Largest(total.Agencies, TicketNames.Agency), total.Clocks, total.Places, total.AnsweredThisMonth, total.OnTimeThisMonth);

    private sealed record Group(string Area, int Kind, string Key, long Open, long Overdue, bool Simulated);

    private sealed record Cell(string Area, bool Simulated, int LatHundredths, int LonHundredths, long Tickets);

    private sealed record Done(string Area, bool Simulated, long Answered, long OnTime);
}
