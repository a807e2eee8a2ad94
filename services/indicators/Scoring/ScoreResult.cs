namespace Ioc.Indicators.Scoring;

/// <summary>Index 766 of one unit, opened down to the figures it was made of.</summary>
/// <param name="RuleSet">Name of the rule set used.</param>
/// <param name="Level">Level of the unit.</param>
/// <param name="Score">Points: the sum of the groups.</param>
/// <param name="Max">Points attainable by what was given; 100 when a province gives everything.</param>
/// <param name="Class">excellent, good, fair, average or weak; null while a metric of the level is missing.</param>
/// <param name="Groups">Groups that have data, in the order of the rule set.</param>
/// <param name="Tiles">Parts of groups that are printed as scores of their own and have data.</param>
/// <param name="Metrics">What was given, in the order of the rule set.</param>
/// <param name="Missing">Scored metrics of the level that have no data; they count neither in score nor in maximum.</param>
/// <param name="Beyond">Metrics that were given though the rules do not give them to the level; they count as given. Absent when there are none.</param>
public sealed record ScoreResult(
    string RuleSet, string Level, decimal Score, decimal Max, string? Class,
    IReadOnlyList<PartResult> Groups, IReadOnlyList<PartResult> Tiles,
    IReadOnlyList<MetricResult> Metrics, IReadOnlyList<string> Missing,
    IReadOnlyList<string>? Beyond = null);
