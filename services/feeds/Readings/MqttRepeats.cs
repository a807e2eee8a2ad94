using Ioc.Messaging;

namespace Ioc.Feeds.Readings;

/// <summary>
/// Recognises plain numbers that come a second time. They carry no instant and no number of their own, so that a second delivery can
/// only be told from a second measurement by what was stored a moment ago.
/// </summary>
public static class MqttRepeats
{
    /// <summary>How long after a reading its repetition is looked for: longer than the feeds or a broker take to come back.</summary>
    public static readonly TimeSpan SameWithin = TimeSpan.FromMinutes(5);

    private sealed record Stored(string Sensor, string Quantity, double Value, DateTimeOffset At);

    /// <summary>Gives each repetition the instant under which it is stored already, so that storing it again changes nothing.</summary>
    /// <param name="repeated">Plain numbers that were delivered again, in the order of their delivery.</param>
    /// <param name="now">Instant of the delivery.</param>
    /// <returns>What stands in their places, in the same order; what was never stored stays as it is.</returns>
    public static async Task<IReadOnlyList<MqttReading>> Recognise(Work work, IReadOnlyList<MqttReading> repeated, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await work.Many<Stored>("""
            select r.sensor, r.quantity, r.value, r.at from (select distinct * from unnest(@sensors, @quantities) as a(sensor, quantity)) asked
            join reading r using (sensor, quantity) where r.at >= @since and r.at < @now order by r.at
            """, new { sensors = repeated.Select(x => x.Sensor).ToArray(), quantities = repeated.Select(x => x.Quantity).ToArray(), since = now - SameWithin, now }, ct);
        // Each stored reading stands for one repetition: a sensor may well have measured the same twice.
        var stored = rows.GroupBy(x => (x.Sensor, x.Quantity, x.Value)).ToDictionary(x => x.Key, x => new Queue<DateTimeOffset>(x.Select(row => row.At)));
        return [.. repeated.Select(x => stored.GetValueOrDefault((x.Sensor, x.Quantity, x.Value.Number ?? double.NaN)) is { Count: > 0 } earlier
            ? x with { At = earlier.Dequeue() } : x)];
    }
}
