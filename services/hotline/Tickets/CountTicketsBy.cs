using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>Counts tickets by one of their properties: the rows behind a figure, summed where they lie.</summary>
public static class CountTicketsBy
{
    private static readonly string[] Properties = ["status", "category", "channel", "agency", "area"];

    /// <summary>One value and its tickets.</summary>
    /// <param name="Value">Value of the property; empty when the ticket has none.</param>
    /// <param name="Tickets">How many.</param>
    public sealed record Count(string Value, long Tickets);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/tickets:count", Handle).Allow(Roles.Readers).WithSummary("Count tickets by status, category, channel, agency or area");

    private static async Task<IResult> Handle(string? by, string? area, string? channel, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var faults = new Faults();
        var property = faults.OneOf(by, "/query/by", Properties);
        if (!faults.None) return faults.Refuse();
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var counts = await connection.QueryAsync<Count>(new CommandDefinition($"""
            select coalesce({property}, '') as value, count(*) as tickets from ticket
            where string_to_array(area, '.') && @codes
              and (@area::text is null or string_to_array(area, '.') @> array[@area])
              and (@channel::text is null or channel = @channel)
            group by 1 order by 2 desc, 1
            """, new { codes = caller.AreaCodes.ToArray(), area, channel }, cancellationToken: ct));
        return Results.Ok(new { By = property, Items = counts });
    }
}
