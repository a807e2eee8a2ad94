namespace Ioc.Indicators.Scoring;

/// <summary>A group or a tile with the points of its parts that have data.</summary>
/// <param name="Code">G1 to G5, or a tile's code.</param>
/// <param name="Score">Points.</param>
/// <param name="Max">Points attainable by the parts that have data.</param>
public sealed record PartResult(string Code, decimal Score, decimal Max);
