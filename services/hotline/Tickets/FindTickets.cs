using Dapper;
using Ioc.Defaults;
using Ioc.Hotline.Sla;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Hotline.Tickets;

/// <summary>Finds tickets, newest first, a page at a time: the rows behind every figure of the hotline.</summary>
public static class FindTickets
{
    /// <summary>What to look for; everything absent finds all.</summary>
    /// <param name="Area">Code of a unit: its tickets and those of the units below it.</param>
    /// <param name="Status">opened, received, assigned, answered or other.</param>
    /// <param name="Category">Its words; <c>none</c> for an empty one.</param>
    /// <param name="Agency">Handling unit; <c>none</c> while nobody is named.</param>
    /// <param name="Open">Not answered yet.</param>
    /// <param name="NearBreach">Open and due within the warning span.</param>
    /// <param name="Overdue">Open past the due instant.</param>
    /// <param name="OnTime">Answered by the due instant (true) or after it (false).</param>
    /// <param name="Rated">Judged by the citizen.</param>
    /// <param name="From">Local date from which on it was taken in.</param>
    /// <param name="To">Local date up to which it was taken in, that day included.</param>
    /// <param name="AnsweredFrom">Local date from which on it was answered.</param>
    public sealed record Filter(
        string? Area, string? Status, string? Channel, string? Category, string? Agency, bool? Open, bool? NearBreach, bool? Overdue, bool? OnTime,
        bool? Rated, DateOnly? From, DateOnly? To, DateOnly? AnsweredFrom, string? Cursor, int? Rows);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tickets", Handle).Allow(Roles.Readers).WithSummary("Find tickets, newest first");

    private static async Task<IResult> Handle(
        [AsParameters] Filter filter, Caller caller, Ledger ledger, IOptions<SlaOptions> sla, TimeProvider clock, CancellationToken ct)
    {
        var most = Cursor.Rows(filter.Rows);
        var after = Cursor.InstantKey(filter.Cursor);
        var now = clock.GetUtcNow();
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<TicketRow>(new CommandDefinition($"""
            select {HotlineDb.Columns} from {Source(filter)} ticket
            where string_to_array(area, '.') && @codes
              and (@Area::text is null or string_to_array(area, '.') @> array[@Area])
              and (@Status::text is null or status = @Status)
              and (@Channel::text is null or channel = @Channel)
              and (@category::text is null or coalesce(nullif(category, ''), @None) = @category)
              and (@agency::text is null or coalesce(agency, @None) = @agency)
              and (@Open::boolean is null or (status in ('opened', 'received', 'assigned')) = @Open)
              and (@NearBreach::boolean is null or (status in ('opened', 'received', 'assigned') and due_at between @now and @warnUntil) = @NearBreach)
              and (@Overdue::boolean is null or (status in ('opened', 'received', 'assigned') and due_at < @now) = @Overdue)
              and (@OnTime::boolean is null or (answered_at <= due_at) = @OnTime)
              and (@Rated::boolean is null or (rating is not null) = @Rated)
              and (@from::timestamptz is null or opened_at >= @from)
              and (@until::timestamptz is null or opened_at < @until)
              and (@answeredFrom::timestamptz is null or answered_at >= @answeredFrom)
              and (@openedAt::timestamptz is null or (opened_at, code) < (@openedAt, @code))
            order by opened_at desc, code desc limit @limit
            """, new
        {
            codes = caller.AreaCodes.ToArray(), filter.Area, filter.Status, filter.Channel, category = filter.Category?.Normalize(),
            agency = filter.Agency?.Normalize(), TicketNames.None, filter.Open, filter.NearBreach, filter.Overdue, filter.OnTime, filter.Rated,
            from = Start(filter.From), until = Start(filter.To?.AddDays(1)), answeredFrom = Start(filter.AnsweredFrom), now,
            warnUntil = now.AddHours(sla.Value.WarnBeforeHours), openedAt = after?.At.UtcDateTime, code = after?.Code, limit = most + 1,
        }, cancellationToken: ct))).AsList();
        var page = Cursor.Cut(found, most, row => Cursor.InstantKey(row.OpenedAt, row.Code));
        return Results.Ok(new Page<TicketAnswer>([.. page.Items.Select(TicketAnswer.Of)], page.Next));
    }

    private static DateTimeOffset? Start(DateOnly? on) => on is { } day ? VietnamTime.StartOf(day) : null;

    // The few that are open are taken out of their own index first (offset 0 holds the planner to it), not looked for among the years.
    private static string Source(Filter filter) => filter is { Open: true } or { NearBreach: true } or { Overdue: true }
        ? "(select * from ticket where status in ('opened', 'received', 'assigned') offset 0)" : "";
}
