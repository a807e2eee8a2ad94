using Ioc.Contracts.Feeds;
using Ioc.Contracts.Screens;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Somebody lost what it knew: every sensor is told again, under the version it has.</summary>
public sealed class WhenTotalsAreWanted : IReact<TotalsWanted>
{
    /// <inheritdoc/>
    public async Task When(TotalsWanted fact, Work work, CancellationToken ct)
    {
        var sensors = await work.Many<SensorRow>($"select {FeedsDb.SensorColumns} from sensor order by id", null, ct);
        var quantities = (await FeedsDb.Quantities(work, [.. sensors.Select(x => x.Id)], ct)).ToLookup(x => x.Sensor);
        foreach (var sensor in sensors) work.Announce(new SensorListed(sensor.Area, sensor.Simulated, sensor.State(quantities[sensor.Id])));
    }
}
