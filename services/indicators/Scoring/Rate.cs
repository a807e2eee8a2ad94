namespace Ioc.Indicators.Scoring;

/// <summary>A rate kept as a quotient, so that it is divided once, at the end, and never rounded before.</summary>
internal readonly record struct Rate(decimal Part, decimal Whole)
{
    public static readonly Rate One = new(1, 1);

    public decimal Times(decimal factor) => factor * Part / Whole;

    /// <summary>min(max, max x rate x other / target), unrounded.</summary>
    public decimal Points(decimal max, decimal targetPercent, Rate other) =>
        Math.Min(max, max * 100 * Part * other.Part / (targetPercent * Whole * other.Whole));
}
