namespace Ioc.Indicators.Scoring;

/// <summary>One metric (or a tile or group whose points were given) with the figures behind its points.</summary>
/// <param name="Code">Code as it was given.</param>
/// <param name="Group">Code of its group.</param>
/// <param name="Score">Points, rounded; null when it is shown only, or when a denominator of 0 leaves it out.</param>
/// <param name="Max">Points at most.</param>
/// <param name="Numerator">Count; null when a rate or points were given.</param>
/// <param name="Denominator">Count; null when a rate or points were given.</param>
/// <param name="Value">Rate in percent, or mean, two decimals; null when the denominator is 0 or points were given.</param>
/// <param name="Inherited">True when the level carries these figures from the one above.</param>
/// <param name="Given">True when the points were given and not computed.</param>
public sealed record MetricResult(
    string Code, string Group, decimal? Score, decimal Max, long? Numerator, long? Denominator, decimal? Value,
    bool Inherited, bool Given);
