using Ioc.Contracts.Feeds;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;

namespace Ioc.Feeds.Alerts;

/// <summary>
/// Raises and clears: at most one alarm is active for each sensor and quantity. The caller holds the locks of the quantities,
/// so that two writers never decide about the same one side by side.
/// </summary>
internal static class DecideAlarms
{
    /// <summary>Decides about these quantities from their newest values.</summary>
    public static async Task Run(Work work, IReadOnlyCollection<(string Sensor, string Quantity)> quantities, CancellationToken ct)
    {
        var seen = await work.Many<Seen>("""
            select q.sensor, q.quantity, q.unit, q.limit_value, q.side, q.priority, q.latest_at, q.latest_value, s.area, s.name_vi, s.name_en,
                s.period_seconds, q.latest_simulated or s.simulated as simulated, a.id as active_id
            from unnest(@sensors, @quantities) as asked (sensor, quantity)
            join quantity q using (sensor, quantity) join sensor s on s.id = q.sensor
            left join alarm a on a.sensor = q.sensor and a.quantity = q.quantity and a.cleared_at is null
            where q.latest_at is not null and (q.limit_value is not null or a.id is not null)
            """, new { sensors = quantities.Select(x => x.Sensor).ToArray(), quantities = quantities.Select(x => x.Quantity).ToArray() }, ct);
        foreach (var x in seen)
        {
            var live = Silence.IsLive(x.LatestAt, x.PeriodSeconds, work.Now);
            var verdict = AlarmRule.Decide(x.LatestValue, x.LimitValue, x.Side, live, x.ActiveId is not null);
            if (verdict == AlarmRule.Verdict.Raise) await Raise(work, x, ct);
            if (verdict == AlarmRule.Verdict.Clear) await Clear(work, x, ct);
        }
    }

    private static async Task Raise(Work work, Seen x, CancellationToken ct)
    {
        var limit = x.LimitValue!.Value;
        var text = AlarmText.Of(x.NameVi, x.NameEn, x.Quantity, x.LatestValue, limit, x.Unit, x.Side);
        var alarm = new AlarmRow
        {
            Id = Guid.CreateVersion7(work.Now).ToString(), Area = x.Area, Sensor = x.Sensor, Quantity = x.Quantity, Priority = x.Priority,
            TextVi = text.Vi, TextEn = text.En, Value = x.LatestValue, LimitValue = limit, Unit = x.Unit, Simulated = x.Simulated, RaisedAt = x.LatestAt,
        };
        await work.Execute($"""
            insert into alarm ({AlarmRow.Columns}) values (@Id, @Version, @Area, @Sensor, @Quantity, @Priority, @TextVi, @TextEn, @Value,
                @LimitValue, @Unit, @Simulated, @RaisedAt, @ClearedAt)
            """, alarm, ct);
        work.Announce(new AlarmRaised(alarm.Area, alarm.Simulated, alarm.State()));
    }

    private static async Task Clear(Work work, Seen x, CancellationToken ct)
    {
        var alarm = (await work.One<AlarmRow>($"""
            update alarm set version = version + 1, cleared_at = greatest(raised_at, @LatestAt) where id = @ActiveId returning {AlarmRow.Columns}
            """, new { x.ActiveId, x.LatestAt }, ct))!;
        work.Announce(new AlarmCleared(alarm.Area, alarm.Simulated, alarm.State()));
    }

    private sealed record Seen
    {
        public required string Sensor { get; init; }
        public required string Quantity { get; init; }
        public required string Unit { get; init; }
        public double? LimitValue { get; init; }
        public required string Side { get; init; }
        public required string Priority { get; init; }
        public DateTimeOffset LatestAt { get; init; }
        public double LatestValue { get; init; }
        public required string Area { get; init; }
        public required string NameVi { get; init; }
        public required string NameEn { get; init; }
        public int PeriodSeconds { get; init; }
        public bool Simulated { get; init; }
        public string? ActiveId { get; init; }
    }
}
