using Ioc.Contracts.Feeds;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows the worst sensor of each quantity.</summary>
public sealed class WhenSensorsChanged(Shelf shelf) : IListen<SensorsChanged>
{
    /// <inheritdoc/>
    public Task When(SensorsChanged fact, CancellationToken ct)
    {
        var word = new Word("sensors-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf);
        return shelf.PutIfNewer(word, [.. fact.Quantities.Select(Worst)], ct);
    }

    /// <summary>What is bad above its limit is shown by its greatest value, what is bad below it by its least.</summary>
    private static Tile Worst(QuantityNow now) => new($"sensors.{now.Quantity}-{(now.Side == "below" ? "min" : "max")}", now.Value, now.Unit)
    {
        Drawn = true,
        Limit = now.Limit is { } limit ? new Limit(limit, now.Side) : null,
        Detail = new { now.Sensor, MeasuredAt = Shelf.Instant(now.MeasuredAt) },
    };
}
