using Ioc.Defaults;

namespace Ioc.Simulator;

/// <summary>Registers the sensors and lets them measure.</summary>
public sealed class Sensing(Door door, IReadOnlyList<Sensor> sensors, SimulatorOptions options, TimeProvider clock)
{
    /// <summary>Registers every sensor; one that is there already stays.</summary>
    public async Task Register(CancellationToken ct)
    {
        foreach (var sensor in sensors) await door.Json(HttpMethod.Put, $"/api/feeds/sensors/{sensor.Id}", sensor.Body, ct);
    }

    /// <summary>Measures until stopped.</summary>
    public async Task Run(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.ReadEverySeconds), clock);
        do
        {
            var at = clock.GetUtcNow();
            var hour = (at - VietnamTime.StartOf(VietnamTime.DateOf(at))).TotalHours;
            await door.Json(HttpMethod.Post, "/api/feeds/readings", new
            {
                Readings = sensors.Select(x => (Of: x, Value: x.At(hour))).Where(x => !double.IsNaN(x.Value))
                    .Select(x => new { Sensor = x.Of.Id, x.Of.Quantity, Value = Math.Round(Math.Max(0, x.Value), 2), At = at }),
            }, ct);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }
}
