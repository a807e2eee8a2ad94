using Ioc.Contracts.Feeds;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows the sensors of each field of the city with their limits, and those that are silent.</summary>
public sealed class WhenCityChanged(Shelf shelf) : IListen<CityChanged>
{
    /// <inheritdoc/>
    public Task When(CityChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("city-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf), [.. Shape(fact)], ct);

    /// <summary>The tiles of the fact: the worst live reading of each field stands for it; without a live one there is no figure.</summary>
    public static IEnumerable<Tile> Shape(CityChanged fact) =>
    [
        .. fact.Domains.Select(Domain),
        new("sensors.silent", fact.Silent, "sensor")
        {
            Drawn = true,
            Wide = true,
            Detail = new
            {
                fact.Sensors,
                List = fact.LongestSilent.Select(x => new
                {
                    x.Sensor, x.NameVi, x.NameEn, x.Quantity, LastAt = x.LastAt is { } at ? Shelf.Instant(at) : null,
                    x.Area, RegisteredAt = x.RegisteredAt is { } since ? Shelf.Instant(since) : null,
                }),
            },
        },
    ];

    private static Tile Domain(DomainNow domain)
    {
        var worst = domain.Worst.FirstOrDefault(x => x.State != "silent");
        return new Tile("city." + domain.Domain, worst?.Value, worst?.Unit ?? "")
        {
            Drawn = true,
            Wide = true,
            Limit = worst?.Limit is { } limit ? new Limit(limit, worst.Side) : null,
            Detail = new
            {
                domain.Quantities, domain.Beyond, worst?.Sensor, worst?.Quantity,
                List = domain.Worst.Select(x => new { x.Sensor, x.NameVi, x.NameEn, x.Quantity, x.Value, x.Unit, x.Limit, x.Side, At = Shelf.Instant(x.At), x.State }),
            },
        };
    }
}
