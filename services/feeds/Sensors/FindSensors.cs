using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Finds sensors in the order of their ids, a page at a time.</summary>
public static class FindSensors
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/sensors", Handle).Allow(Roles.Readers).WithSummary("Find sensors");

    private static async Task<IResult> Handle(
        string? area, string? domain, string? quantity, bool? silent, string? cursor, int? rows, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        await using var work = await ledger.Begin(ct);
        var found = await work.Many<SensorRow>($"""
            select {FeedsDb.SensorColumns} from sensor
            where string_to_array(area, '.') && @codes
              and (@area::text is null or string_to_array(area, '.') @> array[@area])
              and (@domain::text is null or domain = @domain)
              and (@quantity::text is null or exists (select from quantity q where q.sensor = id and q.quantity = @quantity))
              and (@silent::boolean is null or @silent = (coalesce((select max(latest_at) from quantity q where q.sensor = id), registered_at)
                    + make_interval(secs => @AfterPeriods * period_seconds) < @Now))
              and (@after::text is null or id > @after)
            order by id limit @limit
            """, new { codes = caller.AreaCodes.ToArray(), area, domain, quantity, silent, Silence.AfterPeriods, work.Now, after = Cursor.Key(cursor), limit = most + 1 }, ct);
        var page = Cursor.Cut(found, most, row => row.Id);
        var quantities = (await FeedsDb.Quantities(work, [.. page.Items.Select(x => x.Id)], ct)).ToLookup(x => x.Sensor);
        return Results.Ok(new Page<SensorAnswer>([.. page.Items.Select(row => SensorAnswer.Of(row, quantities[row.Id]))], page.Next));
    }
}
