namespace Ioc.Indicators.Scoring;

/// <summary>
/// The figures of one metric, in exactly one of three shapes: counts; a rate where only the rate is published (4.6);
/// or points given by an authority and carried as they are (a commune's G1 is its province's).
/// </summary>
/// <param name="Code">A metric (<c>3.5a</c>); for given points also a tile (<c>3.1-3.3</c>) or a group (<c>G1</c>).</param>
/// <param name="Numerator">Count, 0 to <paramref name="Denominator"/>.</param>
/// <param name="Denominator">Count, 0 to <see cref="CountMax"/>.</param>
/// <param name="RatioPercent">Rate, 0 to 100.</param>
/// <param name="Score">Points, 0 to the maximum, no finer than the set's rounding.</param>
public sealed record MetricInput(
    string Code, long? Numerator = null, long? Denominator = null, decimal? RatioPercent = null, decimal? Score = null)
{
    /// <summary>The largest count accepted; keeps the decimal arithmetic exact.</summary>
    public const long CountMax = 1_000_000_000_000;
}
