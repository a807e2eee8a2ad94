using Ioc.Contracts.Feeds;

namespace Ioc.Feeds.Sensors;

/// <summary>What the sensors of an area say, field by field, as far as a wall shows them.</summary>
/// <param name="Sensors">Sensors registered.</param>
/// <param name="Silent">Of these, silent.</param>
/// <param name="Domains">In the order of their names.</param>
/// <param name="LongestSilent">Longest silent first, at most <see cref="ListedMax"/>.</param>
public sealed record CityTotals(long Sensors, long Silent, IReadOnlyList<DomainNow> Domains, IReadOnlyList<SilentSensor> LongestSilent)
{
    /// <summary>Sensors listed of a field, and silent ones listed.</summary>
    public const int ListedMax = 8;

    /// <summary>No sensors.</summary>
    public static CityTotals None { get; } = new(0, 0, [], []);

    /// <summary>Field by field, the worst of both.</summary>
    public static CityTotals operator +(CityTotals left, CityTotals right) => new(
        left.Sensors + right.Sensors, left.Silent + right.Silent,
        [
            .. left.Domains.Concat(right.Domains).GroupBy(x => x.Domain).OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new DomainNow(x.Key, x.Sum(y => y.Quantities), x.Sum(y => y.Beyond), WorstFirst(x.SelectMany(y => y.Worst)))),
        ],
        LongestFirst(left.LongestSilent.Concat(right.LongestSilent)));

    /// <summary>The worst sensors: how far each has come to its limit, one being at it; without a limit nothing is bad.</summary>
    public static IReadOnlyList<SensorNow> WorstFirst(IEnumerable<SensorNow> sensors) =>
    [
        .. sensors.OrderBy(x => x.State == "silent").ThenByDescending(Severity).ThenBy(x => x.Sensor, StringComparer.Ordinal)
            .ThenBy(x => x.Quantity, StringComparer.Ordinal).Take(ListedMax),
    ];

    /// <summary>The longest silent, those that never spoke before all.</summary>
    public static IReadOnlyList<SilentSensor> LongestFirst(IEnumerable<SilentSensor> sensors) =>
        [.. sensors.OrderBy(x => x.LastAt ?? DateTimeOffset.MinValue).ThenBy(x => x.Sensor, StringComparer.Ordinal).ThenBy(x => x.Quantity, StringComparer.Ordinal).Take(ListedMax)];

    /// <summary>True when the value lies on the bad side of its limit.</summary>
    public static bool IsBeyond(double value, double? limit, string side) => limit is { } at && (side == "below" ? value < at : value > at);

    // Values and limits of one quantity share a unit; only their ratio can be held against another quantity's.
    private static double Severity(SensorNow sensor) => sensor.Limit switch
    {
        null or 0 => sensor.State == "beyond" ? 1 : 0,
        { } limit when sensor.Side == "below" => sensor.Value == 0 ? double.MaxValue : limit / sensor.Value,
        { } limit => sensor.Value / limit,
    };
}
