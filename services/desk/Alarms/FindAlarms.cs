using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Finds alarms, newest raise first, a page at a time: those that do not stand normal, unless a state is asked for.</summary>
public static class FindAlarms
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/alarms", Handle).Allow(Roles.Readers).WithSummary("Find alarms, newest first").Produces<Page<AlarmAnswer>>();

    private static async Task<IResult> Handle(
        string? area, string? state, string? priority, string? rule, string? source, string? cursor, int? rows, Caller caller, RuleBook book, Ledger ledger, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        var after = Cursor.InstantKey(cursor);
        await using var work = await ledger.Begin(ct);
        var found = await work.Many<Alarm>($"""
            select {AlarmRows.Columns} from alarm
            where string_to_array(area, '.') && @codes
              and (@area::text is null or string_to_array(area, '.') @> array[@area])
              and case when @state::text is null then state <> 'normal' else state = any(string_to_array(@state, ',')) end
              and (@priority::text is null or priority = @priority)
              and (@rule::text is null or rule = @rule)
              and (@source::text is null or source = @source)
              and (@at::timestamptz is null or (raised_at, id) < (@at, @id))
            order by raised_at desc, id desc limit @limit
            """, new { codes = caller.AreaCodes.ToArray(), area, state, priority, rule, source, at = after?.At, id = after?.Code, limit = most + 1 }, ct);
        var rules = (await book.InForce(work, ct)).ToDictionary(x => x.Code);
        var page = Cursor.Cut(found, most, x => Cursor.InstantKey(x.RaisedAt, x.Id));
        return Results.Ok(new Page<AlarmAnswer>([.. page.Items.Select(x => AlarmAnswer.Of(x, rules.GetValueOrDefault(x.Rule), caller))], page.Next));
    }
}
