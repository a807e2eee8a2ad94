using Ioc.Messaging;
using NpgsqlTypes;

namespace Ioc.Feeds.Readings;

/// <summary>Brings many readings in at once: COPY to a table of this transaction, lock what they concern, merge, summarise in bulk.</summary>
internal static class ReadingCopy
{
    /// <summary>Loads readings in the order in which they came.</summary>
    public static async Task Load(Work work, IEnumerable<Reading> readings, CancellationToken ct)
    {
        await work.Execute("""
            create temp table incoming (place integer, sensor text, quantity text, at timestamptz, value double precision, simulated boolean) on commit drop;
            create temp table changed (sensor text, quantity text, at timestamptz, value double precision, simulated boolean) on commit drop
            """, null, ct);
        await using var copy = await work.Connection.BeginBinaryImportAsync(
            "copy incoming (place, sensor, quantity, at, value, simulated) from stdin (format binary)", ct);
        var place = 0;
        foreach (var reading in readings)
        {
            await copy.StartRowAsync(ct);
            await copy.WriteAsync(place++, ct);
            await copy.WriteAsync(reading.Sensor, ct);
            await copy.WriteAsync(reading.Quantity, ct);
            await copy.WriteAsync(reading.At.UtcDateTime, NpgsqlDbType.TimestampTz, ct);
            await copy.WriteAsync(reading.Value, ct);
            await copy.WriteAsync(reading.Simulated, ct);
        }
        await copy.CompleteAsync(ct);
    }

    /// <summary>Keeps other writers from the same quantities, so that newest values and versions are decided one after the other.</summary>
    public static Task Lock(Work work, CancellationToken ct) => work.Execute("""
        select 1 from quantity where (sensor, quantity) in (select distinct sensor, quantity from incoming) order by sensor, quantity for update
        """, null, ct);

    /// <summary>Stores what is new and what corrects a stored value; answers how many rows changed.</summary>
    public static Task<int> Merge(Work work, CancellationToken ct) => work.Execute("""
        with merged as (
            insert into reading (sensor, quantity, at, value, simulated)
            select distinct on (sensor, quantity, at) sensor, quantity, at, value, simulated from incoming order by sensor, quantity, at, place desc
            on conflict (sensor, quantity, at) do update set value = excluded.value, simulated = excluded.simulated
            where reading.value <> excluded.value or (reading.simulated and not excluded.simulated)
            returning sensor, quantity, at, value, simulated)
        insert into changed select * from merged
        """, null, ct);

    /// <summary>Summarises every touched minute again from its rows.</summary>
    public static Task<IReadOnlyList<MinuteRow>> Summarise(Work work, CancellationToken ct) => work.Many<MinuteRow>("""
        with touched as (select distinct sensor, quantity, date_bin('1 minute', at, 'epoch') as minute from changed),
        stored as (
            insert into summary as s (sensor, quantity, minute, version, count, mean, minimum, maximum, last, last_at, simulated)
            select t.sensor, t.quantity, t.minute, 1, m.count, m.mean, m.minimum, m.maximum, m.last, m.last_at, m.simulated
            from touched t cross join lateral (
                select count(*) as count, avg(r.value) as mean, min(r.value) as minimum, max(r.value) as maximum,
                    (array_agg(r.value order by r.at desc))[1] as last, max(r.at) as last_at, bool_or(r.simulated) as simulated
                from reading r
                where r.sensor = t.sensor and r.quantity = t.quantity and r.at >= t.minute and r.at < t.minute + interval '1 minute') m
            on conflict (sensor, quantity, minute) do update set version = s.version + 1, count = excluded.count, mean = excluded.mean,
                minimum = excluded.minimum, maximum = excluded.maximum, last = excluded.last, last_at = excluded.last_at, simulated = excluded.simulated
            returning *)
        select sensor.area, stored.*, quantity.unit from stored
        join sensor on sensor.id = stored.sensor join quantity using (sensor, quantity)
        order by stored.minute
        """, null, ct);

    /// <summary>Moves the newest value of each quantity on, or corrects it; a late reading moves nothing.</summary>
    public static Task KeepLatest(Work work, CancellationToken ct) => work.Execute("""
        update quantity q set latest_at = n.at, latest_value = n.value, latest_simulated = n.simulated
        from (select distinct on (sensor, quantity) * from changed order by sensor, quantity, at desc) n
        where q.sensor = n.sensor and q.quantity = n.quantity and (q.latest_at is null or q.latest_at <= n.at)
        """, null, ct);
}
