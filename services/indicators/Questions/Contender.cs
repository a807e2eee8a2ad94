using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>A unit in a ranking.</summary>
/// <param name="Code">Code of the unit or agency; the last resort of the tie rule.</param>
/// <param name="Kind">Units of one kind are ranked among themselves: province, district, commune, agency.</param>
/// <param name="Score">Total.</param>
/// <param name="Max">Points attainable by what has data; 0 keeps it out of the ranking.</param>
/// <param name="Groups">Points by group.</param>
public sealed record Contender(string Code, string Kind, decimal Score, decimal Max, IReadOnlyList<PartResult> Groups);
