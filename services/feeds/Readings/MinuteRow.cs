using Ioc.Contracts.Feeds;

namespace Ioc.Feeds.Readings;

/// <summary>A minute that was summarised, as it is announced.</summary>
public sealed record MinuteRow
{
    /// <summary>Area path of the sensor.</summary>
    public required string Area { get; init; }

    /// <summary>Sensor.</summary>
    public required string Sensor { get; init; }

    /// <summary>Quantity.</summary>
    public required string Quantity { get; init; }

    /// <summary>Unit of the figures.</summary>
    public required string Unit { get; init; }

    /// <summary>Any reading of the minute was simulated.</summary>
    public bool Simulated { get; init; }

    /// <summary>Start of the minute.</summary>
    public DateTimeOffset Minute { get; init; }

    /// <summary>Grows by one each time the minute is summarised.</summary>
    public long Version { get; init; }

    /// <summary>Readings in the minute.</summary>
    public long Count { get; init; }

    /// <summary>Their mean.</summary>
    public double Mean { get; init; }

    /// <summary>The smallest.</summary>
    public double Minimum { get; init; }

    /// <summary>The largest.</summary>
    public double Maximum { get; init; }

    /// <summary>The last by instant of measurement.</summary>
    public double Last { get; init; }

    /// <summary>When it was measured.</summary>
    public DateTimeOffset LastAt { get; init; }

    /// <summary>What is told of it.</summary>
    public ReadingsSummarised Told() => new(Area, Simulated, Sensor, Quantity, Unit, Minute, Version, Count, Mean, Minimum, Maximum, Last, LastAt);
}
