using Ioc.Contracts.Feeds;

namespace Ioc.Feeds.Sensors;

/// <summary>A row of <c>sensor</c>.</summary>
public sealed record SensorRow
{
    /// <summary>Kebab case, unique in the installation.</summary>
    public required string Id { get; init; }

    /// <summary>Grows by one with each change; the ETag of the sensor.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Area path of the unit where it stands; its readings are facts of that area.</summary>
    public required string Area { get; init; }

    /// <summary>air, water, traffic, flood or another field of the city.</summary>
    public required string Domain { get; init; }

    /// <summary>Vietnamese name.</summary>
    public required string NameVi { get; init; }

    /// <summary>English name.</summary>
    public required string NameEn { get; init; }

    /// <summary>Degrees north.</summary>
    public double Lat { get; init; }

    /// <summary>Degrees east.</summary>
    public double Lon { get; init; }

    /// <summary>Seconds between two readings when all is well.</summary>
    public int PeriodSeconds { get; init; }

    /// <summary>Made by a simulator.</summary>
    public bool Simulated { get; init; }

    /// <summary>When it was first registered.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>What leaves the service.</summary>
    public SensorState State(IEnumerable<QuantityRow> quantities) => new(Id, Version, Domain, NameVi, NameEn, PeriodSeconds,
        [.. quantities.Select(x => new QuantityLimit(x.Quantity, x.Unit, x.LimitValue, x.Side, x.Priority))]);
}
