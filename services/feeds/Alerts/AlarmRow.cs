using Ioc.Contracts.Feeds;

namespace Ioc.Feeds.Alerts;

/// <summary>A row of <c>alarm</c>: raised once, cleared at most once.</summary>
public sealed record AlarmRow
{
    /// <summary>Columns of an alarm.</summary>
    public const string Columns =
        "id, version, area, sensor, quantity, priority, text_vi, text_en, value, limit_value, unit, simulated, raised_at, cleared_at";

    /// <summary>Unique.</summary>
    public required string Id { get; init; }

    /// <summary>1 while active, 2 when cleared.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Area path of the sensor when it was raised.</summary>
    public required string Area { get; init; }

    /// <summary>Sensor whose value crossed its limit.</summary>
    public required string Sensor { get; init; }

    /// <summary>Quantity that crossed its limit.</summary>
    public required string Quantity { get; init; }

    /// <summary>high, medium or low.</summary>
    public required string Priority { get; init; }

    /// <summary>What an operator reads.</summary>
    public required string TextVi { get; init; }

    /// <summary>The same in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>Value that raised it.</summary>
    public double Value { get; init; }

    /// <summary>Limit that was crossed.</summary>
    public double LimitValue { get; init; }

    /// <summary>Unit of both.</summary>
    public required string Unit { get; init; }

    /// <summary>A simulator made the value.</summary>
    public bool Simulated { get; init; }

    /// <summary>When the value was measured.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>When the value that cleared it was measured; never before it was raised.</summary>
    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>What leaves the service.</summary>
    public AlarmState State() => new(
        Id, Version, Sensor, Quantity, Priority, TextVi, TextEn, Value, LimitValue, Unit, RaisedAt, ClearedAt);
}
