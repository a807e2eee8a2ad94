using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>Shows one ticket.</summary>
public static class ShowTicket
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tickets/{code}", Handle).Allow(Roles.Readers).WithSummary("Show a ticket");

    private static async Task<IResult> Handle(string code, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<TicketRow>(
            new CommandDefinition($"select {HotlineDb.Columns} from ticket where code = @code", new { code }, cancellationToken: ct));
        if (row is null || !caller.Covers(row.Area)) return TicketAnswer.Unknown(code);
        TicketAnswer.Tag(http.Response, row);
        return Preconditions.NotModified(http.Request, row.Version) ? Results.StatusCode(304) : Results.Ok(TicketAnswer.Of(row));
    }
}
