using Ioc.Contracts.Feeds;
using Ioc.Contracts.Screens;
using Ioc.Feeds.Readings;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Somebody lost what it knew: every sensor and its newest minutes are told again, under the versions they have.</summary>
public sealed class WhenTotalsAreWanted : IReact<TotalsWanted>
{
    /// <inheritdoc/>
    public async Task When(TotalsWanted fact, Work work, CancellationToken ct)
    {
        var sensors = await work.Many<SensorRow>($"select {FeedsDb.SensorColumns} from sensor order by id", null, ct);
        var quantities = (await FeedsDb.Quantities(work, [.. sensors.Select(x => x.Id)], ct)).ToLookup(x => x.Sensor);
        foreach (var sensor in sensors) work.Announce(new SensorListed(sensor.Area, sensor.Simulated, sensor.State(quantities[sensor.Id])));
        await work.AnnounceEach<MinuteRow>("""
            select s.area, m.sensor, m.quantity, q.unit, m.simulated, m.minute, m.version, m.count, m.mean, m.minimum, m.maximum, m.last, coalesce(m.last_at, m.minute) as last_at
            from quantity q join sensor s on s.id = q.sensor cross join lateral (
                select * from summary where sensor = q.sensor and quantity = q.quantity order by minute desc limit 1) m
            """, row => row.Told(), ct);
    }
}
