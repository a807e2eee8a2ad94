using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Tickets;

/// <summary>Counts the tickets of an area from their rows: those that indexes hold apart from the years behind.</summary>
public sealed class CountTickets(IOptions<SlaOptions> sla) : ICounter<TicketCounts>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "tickets";

    /// <summary>Marks an area to be counted again, by every counter of tickets.</summary>
    public static void Touch(Work work, string area)
    {
        work.Touch(Counter, area);
        work.Touch(CountTicketGroups.Counter, area);
    }

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public TicketCounts Zero { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <inheritdoc/>
    public TicketCounts Add(TicketCounts left, TicketCounts right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<TicketCounts>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var rows = await work.Many<Row>("""
            select wanted.area, coalesce(o.simulated, false) or coalesce(c.simulated, false) or coalesce(a.simulated, false) or coalesce(r.simulated, false) as simulated,
                open, near_breach, overdue, opened_today, answered_today, rated, satisfied
            from unnest(@areas) as wanted (area),
            lateral (
                select bool_or(simulated) as simulated, count(*) as open, count(*) filter (where due_at between @now and @warnUntil) as near_breach,
                    count(*) filter (where due_at < @now) as overdue
                from ticket where area = wanted.area and status in ('opened', 'received', 'assigned')) o,
            lateral (
                select bool_or(simulated) as simulated, count(*) as opened_today from ticket where area = wanted.area and opened_at >= @midnight) c,
            lateral (
                select bool_or(simulated) as simulated, count(*) as answered_today from ticket where area = wanted.area and answered_at >= @midnight) a,
            lateral (
                select bool_or(simulated) as simulated, count(*) as rated, count(*) filter (where rating >= 4) as satisfied
                from ticket where area = wanted.area and rating is not null) r
            """, new
        {
            areas = areas.ToArray(), now = work.Now, warnUntil = work.Now.AddHours(sla.Value.WarnBeforeHours),
            midnight = VietnamTime.StartOf(VietnamTime.DateOf(work.Now)),
        }, ct);
        return [.. rows.Select(x => new AreaCounts<TicketCounts>(x.Area, x.Simulated,
            new TicketCounts(x.Open, x.NearBreach, x.Overdue, x.OpenedToday, x.AnsweredToday, x.Rated, x.Satisfied)))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        VietnamTime.DateOf(from) != VietnamTime.DateOf(to)
            ? work.Many<string>("select area from leaf_total where counter = @Counter", new { Counter }, ct)
            : work.Many<string>("""
                select distinct area from ticket where status in ('opened', 'received', 'assigned')
                  and (due_at between @from and @to or due_at between @warnFrom and @warnTo)
                """, new { from, to, warnFrom = from.AddHours(sla.Value.WarnBeforeHours), warnTo = to.AddHours(sla.Value.WarnBeforeHours) }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, TicketCounts total)
    {
        HotlineMetrics.Keep(area, total.Open, total.Overdue);
        return new TicketCountsChanged(area, simulated, version, asOf, total);
    }

    private sealed record Row(
        string Area, bool Simulated, long Open, long NearBreach, long Overdue, long OpenedToday, long AnsweredToday, long Rated, long Satisfied);
}
