namespace Ioc.Feeds.Sensors;

/// <summary>A row of <c>quantity</c>: what a sensor measures, its limit and its newest value.</summary>
public sealed record QuantityRow
{
    /// <summary>Sensor.</summary>
    public required string Sensor { get; init; }

    /// <summary>Kebab case, e.g. <c>pm25</c>.</summary>
    public required string Quantity { get; init; }

    /// <summary>UCUM-like, e.g. <c>ug/m3</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>Value beyond which an alarm is raised; none without.</summary>
    public double? LimitValue { get; init; }

    /// <summary>above or below: the side of the limit that is bad.</summary>
    public required string Side { get; init; }

    /// <summary>high, medium or low: priority of its alarm.</summary>
    public required string Priority { get; init; }

    /// <summary>When the newest value was measured.</summary>
    public DateTimeOffset? LatestAt { get; init; }

    /// <summary>The newest value by instant of measurement, not of arrival.</summary>
    public double? LatestValue { get; init; }
}
