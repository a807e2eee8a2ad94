using System.Numerics;
using Ioc.Contracts.Feeds;

namespace Ioc.Feeds.Sensors;

/// <summary>What the sensors of an area say together: how many there are, how many are silent, and the worst of each quantity.</summary>
/// <param name="Worst">One for each quantity, unit and side, in that order.</param>
public sealed record SensorTotals(long Sensors, long Silent, IReadOnlyList<SensorTotals.Candidate> Worst)
    : IAdditionOperators<SensorTotals, SensorTotals, SensorTotals>
{
    /// <summary>A sensor's newest value.</summary>
    /// <param name="Live">Said within the periods after which a sensor is silent.</param>
    public sealed record Candidate(QuantityNow Now, bool Live);

    /// <summary>Sums the sensors and keeps the worse of each quantity.</summary>
    public static SensorTotals operator +(SensorTotals left, SensorTotals right) => new(
        left.Sensors + right.Sensors, left.Silent + right.Silent, Worse(left.Worst.Concat(right.Worst)));

    /// <summary>
    /// The worst of each quantity: a live value before one of a silent sensor, whose figure of last week must not stand for now;
    /// then the one farther on the bad side, the newer, the first by name.
    /// </summary>
    public static IReadOnlyList<Candidate> Worse(IEnumerable<Candidate> candidates) =>
    [
        .. candidates.GroupBy(x => (x.Now.Quantity, x.Now.Unit, x.Now.Side))
            .OrderBy(x => x.Key.Quantity, StringComparer.Ordinal).ThenBy(x => x.Key.Unit, StringComparer.Ordinal).ThenBy(x => x.Key.Side, StringComparer.Ordinal)
            .Select(group => group.OrderByDescending(x => x.Live)
                .ThenByDescending(x => x.Now.Side == "below" ? -x.Now.Value : x.Now.Value)
                .ThenByDescending(x => x.Now.MeasuredAt).ThenBy(x => x.Now.Sensor, StringComparer.Ordinal).First()),
    ];
}
