using Ioc.Contracts;
using Ioc.Contracts.Feeds;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Looks at every sensor of an area, field by field; wide, so less often than <see cref="CountSensors"/>.</summary>
public sealed class CountCity : ICounter<CityTotals>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "city";

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public TimeSpan Every { get; } = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    public CityTotals Zero => CityTotals.None;

    /// <inheritdoc/>
    public CityTotals Add(CityTotals left, CityTotals right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<CityTotals>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var rows = await work.Many<Row>("""
            select s.area, s.registered_at, s.domain, q.sensor, s.name_vi, s.name_en, q.quantity, q.latest_value as value, q.unit, q.limit_value as limit, q.side, q.latest_at as at,
                coalesce(q.latest_at, s.registered_at) + make_interval(secs => @AfterPeriods * s.period_seconds) < @now as silent,
                s.simulated or q.latest_simulated as simulated
            from quantity q join sensor s on s.id = q.sensor where s.area = any(@areas)
            """, new { areas = areas.ToArray(), now = work.Now, Silence.AfterPeriods }, ct);
        return [.. rows.GroupBy(x => x.Area).Select(area => new AreaCounts<CityTotals>(area.Key, area.Any(x => x.Simulated), Of([.. area])))];
    }

    private static CityTotals Of(List<Row> rows)
    {
        var sensors = rows.GroupBy(x => x.Sensor).ToList();
        var silent = sensors.Where(x => x.All(row => row.Silent)).Select(x => x.MaxBy(row => row.At)!).ToList();
        return new CityTotals(
            sensors.Count, silent.Count, [.. rows.GroupBy(x => x.Domain).OrderBy(x => x.Key, StringComparer.Ordinal).Select(Domain)],
            CityTotals.LongestFirst(silent.Select(x => new SilentSensor(x.Sensor, x.NameVi, x.NameEn, x.Quantity, x.At, x.Area, x.RegisteredAt))));
    }

    private static DomainNow Domain(IGrouping<string, Row> domain)
    {
        var said = domain.Where(row => row.Value is not null).Select(row => new SensorNow(
            row.Sensor, row.NameVi, row.NameEn, row.Quantity, row.Value!.Value, row.Unit, row.Limit, row.Side, row.At!.Value,
            row.Silent ? "silent" : CityTotals.IsBeyond(row.Value.Value, row.Limit, row.Side) ? "beyond" : "normal")).ToList();
        return new DomainNow(domain.Key, domain.Count(), said.Count(x => x.State == "beyond"), CityTotals.WorstFirst(said));
    }

    /// <inheritdoc/>
    /// <remarks>After a pause of a day or more, and so at the start, every area is counted.</remarks>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        to - from >= TimeSpan.FromDays(1)
            ? work.Many<string>("select distinct area from sensor", null, ct)
            : work.Many<string>("""
                select distinct s.area from sensor s join quantity q on q.sensor = s.id
                where coalesce(q.latest_at, s.registered_at) + make_interval(secs => @AfterPeriods * s.period_seconds) between @from and @to
                """, new { from, to, Silence.AfterPeriods }, ct);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, CityTotals total) =>
        new CityChanged(area, simulated, version, asOf, total.Sensors, total.Silent, total.Domains, total.LongestSilent);

    private sealed record Row
    {
        public required string Area { get; init; }
        public DateTimeOffset RegisteredAt { get; init; }
        public required string Domain { get; init; }
        public required string Sensor { get; init; }
        public required string NameVi { get; init; }
        public required string NameEn { get; init; }
        public required string Quantity { get; init; }
        public double? Value { get; init; }
        public required string Unit { get; init; }
        public double? Limit { get; init; }
        public required string Side { get; init; }
        public DateTimeOffset? At { get; init; }
        public bool Silent { get; init; }
        public bool Simulated { get; init; }
    }
}
