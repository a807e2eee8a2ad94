using Ioc.Contracts;
using Ioc.Contracts.Feeds;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Counts the sensors of an area, and looks for their worst values, from the rows.</summary>
public sealed class CountSensors : ICounter<SensorTotals>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "sensors";

    /// <summary>Marks an area to be counted again, by every counter of sensors.</summary>
    public static void Touch(Work work, string area)
    {
        work.Touch(Counter, area);
        work.Touch(CountCity.Counter, area);
    }

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public SensorTotals Zero { get; } = new(0, 0, []);

    /// <inheritdoc/>
    public SensorTotals Add(SensorTotals left, SensorTotals right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<SensorTotals>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var asked = new { areas = areas.ToArray(), now = work.Now, Silence.AfterPeriods };
        var counted = await work.Many<(string Area, bool Simulated, long Sensors, long Silent)>("""
            select area, bool_or(simulated), count(*), count(*) filter (where silent) from (
                select s.area, s.simulated or coalesce(bool_or(q.latest_simulated), false) as simulated,
                    coalesce(max(q.latest_at), s.registered_at) + make_interval(secs => @AfterPeriods * s.period_seconds) < @now as silent
                from sensor s left join quantity q on q.sensor = s.id where s.area = any(@areas) group by s.id
            ) heard group by area
            """, asked, ct);
        var newest = await work.Many<Newest>("""
            select s.area, q.quantity, q.unit, q.latest_value as value, q.sensor, q.latest_at as measured_at, q.limit_value as limit, q.side,
                q.latest_at + make_interval(secs => @AfterPeriods * s.period_seconds) >= @now as live
            from quantity q join sensor s on s.id = q.sensor where s.area = any(@areas) and q.latest_at is not null
            """, asked, ct);
        var byArea = newest.ToLookup(x => x.Area, x => new SensorTotals.Candidate(
            new QuantityNow(x.Quantity, x.Unit, x.Value, x.Sensor, x.MeasuredAt, x.Limit, x.Side), x.Live));
        return [.. counted.Select(x => new AreaCounts<SensorTotals>(
            x.Area, x.Simulated, new SensorTotals(x.Sensors, x.Silent, SensorTotals.Worse(byArea[x.Area]))))];
    }

    /// <inheritdoc/>
    /// <remarks>After a pause of a day or more, and so at the start, every area is counted.</remarks>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        to - from >= TimeSpan.FromDays(1)
            ? work.Many<string>("select distinct area from sensor", null, ct)
            : work.Many<string>("""
                select distinct s.area from sensor s left join quantity q on q.sensor = s.id
                where coalesce(q.latest_at, s.registered_at) + make_interval(secs => @AfterPeriods * s.period_seconds) between @from and @to
                """, new { from, to, Silence.AfterPeriods }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, SensorTotals total) =>
        new SensorsChanged(area, simulated, version, asOf, total.Sensors, total.Silent, [.. total.Worst.Select(x => x.Now)]);

    private sealed record Newest
    {
        public required string Area { get; init; }
        public required string Quantity { get; init; }
        public required string Unit { get; init; }
        public double Value { get; init; }
        public required string Sensor { get; init; }
        public DateTimeOffset MeasuredAt { get; init; }
        public double? Limit { get; init; }
        public required string Side { get; init; }
        public bool Live { get; init; }
    }
}
