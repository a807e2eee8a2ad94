using Ioc.Contracts.Feeds;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Learns names, limits and period of a sensor, and judges its newest readings by them.</summary>
public sealed class WhenSensorIsListed(RuleBook book, JudgeSignals judge) : IReact<SensorListed>
{
    /// <summary>Domains that have a tile of their own on the city wall.</summary>
    private static readonly string[] CityDomains = ["air", "water", "traffic", "flood"];

    /// <inheritdoc/>
    public async Task When(SensorListed fact, Work work, CancellationToken ct)
    {
        var sensor = fact.Sensor;
        await SignalRows.Lock(work, sensor.Id, ct);
        var newer = await work.Execute("""
            insert into sensor (id, version) values (@Id, @Version) on conflict (id) do update set version = excluded.version where sensor.version < excluded.version
            """, new { sensor.Id, sensor.Version }, ct);
        if (newer == 0) return;
        var known = (await SignalRows.Of(work, sensor.Id, ct)).ToDictionary(x => x.Source);
        var listed = sensor.Quantities.Select(x => Learn(fact, x, known.GetValueOrDefault($"{sensor.Id}/{x.Quantity}"))).ToList();
        await work.Execute("delete from signal where origin = @Id and source <> all(@sources)", new { sensor.Id, sources = listed.Select(x => x.Source).ToArray() }, ct);
        foreach (var signal in listed) await SignalRows.Store(work, signal, ct);
        await judge.Judge(work, await book.InForce(work, ct), [.. listed.Where(x => x.HeardAt != default)], ct);
    }

    private static Signal Learn(SensorListed fact, QuantityLimit x, Signal? known)
    {
        var sensor = fact.Sensor;
        var own = $"sensors.{x.Quantity}-{(x.Side == "below" ? "min" : "max")}";
        return (known ?? new Signal
        {
            Source = $"{sensor.Id}/{x.Quantity}", Origin = sensor.Id, Measure = Rule.Sensor, Area = fact.Area, NameVi = "", NameEn = "", Tile = own, Unit = x.Unit,
        }) with
        {
            Quantity = x.Quantity, Area = fact.Area, NameVi = sensor.NameVi, NameEn = sensor.NameEn, Unit = x.Unit, Limit = x.Limit, Side = x.Side,
            Priority = x.Priority, PeriodSeconds = sensor.PeriodSeconds, Tile = CityDomains.Contains(sensor.Domain) ? $"city.{sensor.Domain}" : own,
        };
    }
}
