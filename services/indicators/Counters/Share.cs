namespace Ioc.Indicators.Counters;

/// <summary>The two counts behind a metric, summed over rows.</summary>
/// <param name="Numerator">Rows that count; of 5.4 it may fall below 0 in a part of the tree, so it is bounded only when it is scored.</param>
/// <param name="Denominator">Rows.</param>
public sealed record Share(long Numerator, long Denominator)
{
    /// <summary>Part by part.</summary>
    public static Share operator +(Share left, Share right) =>
        new(left.Numerator + right.Numerator, left.Denominator + right.Denominator);
}
