using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>Finds tickets, newest first, a page at a time.</summary>
public static class FindTickets
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tickets", Handle).Allow(Roles.Readers).WithSummary("Find tickets, newest first");

    private static async Task<IResult> Handle(
        string? area, string? status, string? category, bool? overdue, string? cursor, int? rows, Caller caller, Ledger ledger,
        TimeProvider clock, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        var after = Cursor.InstantKey(cursor);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<TicketRow>(new CommandDefinition($"""
            select {HotlineDb.Columns} from ticket
            where string_to_array(area, '.') && @codes
              and (@area::text is null or string_to_array(area, '.') @> array[@area])
              and (@status::text is null or status = @status)
              and (@category::text is null or category = @category)
              and (@overdue::boolean is null or (answered_at is null and due_at < @now) = @overdue)
              and (@openedAt::timestamptz is null or (opened_at, code) < (@openedAt, @code))
            order by opened_at desc, code desc limit @limit
            """, new
        {
            codes = caller.AreaCodes.ToArray(), area, status, category, overdue, now = clock.GetUtcNow(),
            openedAt = after?.At.UtcDateTime, code = after?.Code, limit = most + 1,
        }, cancellationToken: ct))).AsList();
        var page = Cursor.Cut(found, most, row => Cursor.InstantKey(row.OpenedAt, row.Code));
        return Results.Ok(new Page<TicketAnswer>([.. page.Items.Select(TicketAnswer.Of)], page.Next));
    }
}
