using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Open311;

/// <summary>Shows one service request (GeoReport v2, GET Service Request).</summary>
public static class ShowRequest
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/open311/v2/requests/{id}.{format}", Handle).Allow(Roles.Readers).WithSummary("Open311: show a service request");

    private static async Task<IResult> Handle(string id, string format, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<TicketRow>(
            new CommandDefinition($"select {HotlineDb.Columns} from ticket where code = @id", new { id }, cancellationToken: ct));
        return row is null || !caller.Covers(row.Area)
            ? GeoReport.Errors(format, 404, http, [new($"Không có phản ánh {id}.", $"There is no request {id}.")])
            : GeoReport.Rows(format, "service_requests", "request", [RequestRow.Of(row)]);
    }
}
