using Ioc.Contracts.Desk;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>The rows of <c>alarm</c>, and everything that a change of one brings with it: audit, fact, recount.</summary>
internal static class AlarmRows
{
    public const string Columns = """
        id, version, rule, source, area, tile, priority, state, wrong, turns_at, value, limit_value, unit, text_vi, text_en, simulated,
        raised_at, respond_by, escalated, returned_at, acknowledged_at, acknowledged_by, hidden_until, reason
        """;

    /// <summary>Reads the alarms of sources and keeps others from changing them until the work ends.</summary>
    public static async Task<Dictionary<(string Rule, string Source), Alarm>> LockOf(Work work, IEnumerable<string> sources, CancellationToken ct) =>
        (await work.Many<Alarm>($"select {Columns} from alarm where source = any(@sources) order by id for update", new { sources = sources.ToArray() }, ct))
        .ToDictionary(x => (x.Rule, x.Source));

    /// <summary>Reads one alarm and keeps others from changing it.</summary>
    public static Task<Alarm?> Lock(Work work, string id, CancellationToken ct) =>
        work.One<Alarm>($"select {Columns} from alarm where id = @id for update", new { id }, ct);

    /// <summary>Reads alarms that time alone will change by now, skipping those in other hands.</summary>
    public static Task<IReadOnlyList<Alarm>> LockDue(Work work, int most, CancellationToken ct) => work.Many<Alarm>(
        $"select {Columns} from alarm where due_at <= @Now order by due_at limit @most for update skip locked", new { work.Now, most }, ct);

    /// <summary>Stores what became of an alarm, audits each act, tells it, and has it counted.</summary>
    /// <param name="audit">Writes one act; the clock and people sign differently.</param>
    public static async Task Store(Work work, Alarm alarm, IReadOnlyList<string> acts, Rule? rule, Func<string, Task> audit, CancellationToken ct)
    {
        await work.Execute($"""
            insert into alarm ({Columns}, due_at) values (@Id, @Version, @Rule, @Source, @Area, @Tile, @Priority, @state, @Wrong, @TurnsAt, @Value,
                @LimitValue, @Unit, @TextVi, @TextEn, @Simulated, @RaisedAt, @RespondBy, @Escalated, @ReturnedAt, @AcknowledgedAt, @AcknowledgedBy,
                @HiddenUntil, @Reason, @DueAt)
            on conflict (id) do update set version = excluded.version, area = excluded.area, tile = excluded.tile, priority = excluded.priority,
                state = excluded.state, wrong = excluded.wrong, turns_at = excluded.turns_at, value = excluded.value, limit_value = excluded.limit_value,
                unit = excluded.unit, text_vi = excluded.text_vi, text_en = excluded.text_en, simulated = excluded.simulated, raised_at = excluded.raised_at,
                respond_by = excluded.respond_by, escalated = excluded.escalated, returned_at = excluded.returned_at,
                acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by, hidden_until = excluded.hidden_until,
                reason = excluded.reason, due_at = excluded.due_at
            """, new
        {
            alarm.Id, alarm.Version, alarm.Rule, alarm.Source, alarm.Area, alarm.Tile, alarm.Priority, state = Alarm.StateWord(alarm.State), alarm.Wrong,
            alarm.TurnsAt, alarm.Value, alarm.LimitValue, alarm.Unit, alarm.TextVi, alarm.TextEn, alarm.Simulated, alarm.RaisedAt, alarm.RespondBy,
            alarm.Escalated, alarm.ReturnedAt, alarm.AcknowledgedAt, alarm.AcknowledgedBy, alarm.HiddenUntil, alarm.Reason, alarm.DueAt,
        }, ct);
        foreach (var act in acts)
        {
            await audit(act);
            if (act == "raised") await Raised(work, alarm, ct);
            work.Announce(act == "raised"
                ? new AlarmRaised(alarm.Area, alarm.Simulated, alarm.Told(rule))
                : new AlarmMoved(alarm.Area, alarm.Simulated, act, alarm.Told(rule)));
        }
        if (acts.Count > 0) work.Touch(CountAlarms.Counter, alarm.Area);
    }

    /// <summary>The same, where nobody did it.</summary>
    public static Task Store(Work work, Alarm alarm, IReadOnlyList<string> acts, Rule? rule, CancellationToken ct) => Store(work, alarm, acts, rule,
        act => Act.Write(work, $"alarm/{alarm.Id}", act, new { alarm.Value, Limit = alarm.LimitValue, alarm.Unit, State = Alarm.StateWord(alarm.State) }, ct), ct);

    private static async Task Raised(Work work, Alarm alarm, CancellationToken ct)
    {
        await work.Execute("insert into raise (alarm, at) values (@Id, @Now) on conflict do nothing", new { alarm.Id, work.Now }, ct);
        DeskMetrics.Raised.Add(1, new KeyValuePair<string, object?>("priority", alarm.Priority));
    }
}
