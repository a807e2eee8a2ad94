using Ioc.Feeds.Readings;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;

namespace Ioc.Feeds;

/// <summary>The tables of the feeds.</summary>
public static class FeedsDb
{
    /// <summary>Columns of a sensor.</summary>
    public const string SensorColumns = "id, version, area, domain, name_vi, name_en, lat, lon, period_seconds, simulated, registered_at";

    /// <summary>Columns of a quantity.</summary>
    public const string QuantityColumns = "sensor, quantity, unit, limit_value, side, priority, latest_at, latest_value";

    /// <summary>Reads a sensor and keeps others from changing it until the work ends.</summary>
    public static Task<SensorRow?> Lock(Work work, string id, CancellationToken ct) =>
        work.One<SensorRow>($"select {SensorColumns} from sensor where id = @id for update", new { id }, ct);

    /// <summary>Reads the quantities of sensors, in the order of their names.</summary>
    public static Task<IReadOnlyList<QuantityRow>> Quantities(Work work, IReadOnlyCollection<string> sensors, CancellationToken ct) =>
        work.Many<QuantityRow>($"select {QuantityColumns} from quantity where sensor = any(@ids) order by sensor, quantity", new { ids = sensors.ToArray() }, ct);

    /// <summary>Reads the quantities of a sensor and keeps readings from changing them until the work ends; everybody locks in this order.</summary>
    public static Task<IReadOnlyList<QuantityRow>> LockQuantities(Work work, string sensor, CancellationToken ct) =>
        work.Many<QuantityRow>($"select {QuantityColumns} from quantity where sensor = @sensor order by sensor, quantity for update", new { sensor }, ct);

    /// <summary>Stores a sensor under its new version; answers 0 when another one took the id meanwhile.</summary>
    public static Task<int> Store(Work work, SensorRow row, CancellationToken ct) => work.Execute($"""
        insert into sensor ({SensorColumns})
        values (@Id, @Version, @Area, @Domain, @NameVi, @NameEn, @Lat, @Lon, @PeriodSeconds, @Simulated, @RegisteredAt)
        on conflict (id) do update set version = excluded.version, area = excluded.area, domain = excluded.domain, name_vi = excluded.name_vi,
            name_en = excluded.name_en, lat = excluded.lat, lon = excluded.lon, period_seconds = excluded.period_seconds, simulated = excluded.simulated
        where sensor.version = excluded.version - 1
        """, row, ct);

    /// <summary>Stores what a sensor measures; the newest values stay.</summary>
    public static Task Store(Work work, QuantityRow row, CancellationToken ct) => work.Execute("""
        insert into quantity (sensor, quantity, unit, limit_value, side, priority)
        values (@Sensor, @Quantity, @Unit, @LimitValue, @Side, @Priority)
        on conflict (sensor, quantity) do update set unit = excluded.unit, limit_value = excluded.limit_value,
            side = excluded.side, priority = excluded.priority
        """, row, ct);

    /// <summary>What is known of the sensors that readings name; an unknown one is absent.</summary>
    public static async Task<IReadOnlyDictionary<string, KnownSensor>> Known(Work work, IReadOnlyCollection<string> ids, CancellationToken ct)
    {
        var rows = await work.Many<(string Id, string Area, bool Simulated, string Quantity)>("""
            select s.id, s.area, s.simulated, q.quantity from sensor s join quantity q on q.sensor = s.id where s.id = any(@ids)
            """, new { ids = ids.ToArray() }, ct);
        return rows.GroupBy(x => x.Id).ToDictionary(
            x => x.Key, x => new KnownSensor(x.First().Area, x.First().Simulated, x.Select(row => row.Quantity).ToHashSet()));
    }
}
