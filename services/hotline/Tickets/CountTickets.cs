using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Tickets;

/// <summary>Counts the tickets of an area from their rows.</summary>
public sealed class CountTickets(IOptions<SlaOptions> sla) : ICounter<TicketCounts>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "tickets";

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
            select area, bool_or(simulated) as simulated,
                count(*) filter (where status not in ('answered', 'other')) as open,
                count(*) filter (where status not in ('answered', 'other') and due_at between @now and @warnUntil) as near_breach,
                count(*) filter (where status not in ('answered', 'other') and due_at < @now) as overdue,
                count(*) filter (where opened_at >= @midnight) as opened_today,
                count(*) filter (where answered_at >= @midnight) as answered_today,
                count(rating) as rated,
                count(*) filter (where rating >= 4) as satisfied
            from ticket where area = any(@areas) group by area
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
            ? work.Many<string>("select distinct area from ticket", null, ct)
            : work.Many<string>("""
                select distinct area from ticket where answered_at is null
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
