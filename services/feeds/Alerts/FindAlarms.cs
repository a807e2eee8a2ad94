using Ioc.Contracts.Feeds;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Feeds.Alerts;

/// <summary>Finds alarms, newest first, a page at a time.</summary>
public static class FindAlarms
{
    /// <summary>An alarm and where it is.</summary>
    /// <param name="Area">Area path of the sensor when it was raised.</param>
    public sealed record Found(string Area, bool Simulated, AlarmState Alarm);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/alarms", Handle).Allow(Roles.Readers).WithSummary("Find alarms, newest first");

    private static async Task<IResult> Handle(
        string? area, bool? active, string? priority, string? cursor, int? rows, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        var after = Cursor.InstantKey(cursor);
        await using var work = await ledger.Begin(ct);
        var found = await work.Many<AlarmRow>($"""
            select {AlarmRow.Columns} from alarm
            where string_to_array(area, '.') && @codes
              and (@area::text is null or string_to_array(area, '.') @> array[@area])
              and (@active::boolean is null or (cleared_at is null) = @active)
              and (@priority::text is null or priority = @priority)
              and (@raisedAt::timestamptz is null or (raised_at, id) < (@raisedAt, @id))
            order by raised_at desc, id desc limit @limit
            """, new
        {
            codes = caller.AreaCodes.ToArray(), area, active, priority, limit = most + 1,
            raisedAt = after?.At, id = after?.Code,
        }, ct);
        var page = Cursor.Cut(found, most, row => Cursor.InstantKey(row.RaisedAt, row.Id));
        return Results.Ok(new Page<Found>([.. page.Items.Select(x => new Found(x.Area, x.Simulated, x.State()))], page.Next));
    }
}
