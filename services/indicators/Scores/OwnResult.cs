using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>What an indicator of the province's own says of a unit. It stands beside the score and is no part of it.</summary>
/// <param name="Value">Rate in percent, two decimals; absent when the denominator is 0.</param>
/// <param name="TargetPercent">The rate to reach.</param>
/// <param name="Reached">Whether it is reached; absent when the denominator is 0.</param>
/// <param name="Source">The document that asks for it.</param>
public sealed record OwnResult(string Code, Text Name, long Numerator, long Denominator, decimal? Value, decimal TargetPercent, bool? Reached, string Source)
{
    private const int Decimals = 2;

    /// <summary>All of a unit; one whose counters have no figure in the scope is left out, for null is not 0.</summary>
    internal static IReadOnlyList<OwnResult> Of(OwnBook book, Scored scored, Sum sum)
    {
        var results = new List<OwnResult>();
        foreach (var own in book.Of(scored.Area, scored.Scope.Window.Last))
        {
            if (sum[own.Counters.Numerator] is not { } count || sum[own.Counters.Denominator] is not { } whole) continue;
            var rate = whole > 0 ? new Rate(count, whole).Times(100) : (decimal?)null;
            results.Add(new(own.Code, own.Name, count, whole, rate is { } value ? decimal.Round(value, Decimals, MidpointRounding.AwayFromZero) : null,
                own.TargetPercent, rate is null ? null : rate >= own.TargetPercent, own.Source));
        }
        return results;
    }
}
