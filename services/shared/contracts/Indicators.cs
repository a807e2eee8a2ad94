namespace Ioc.Contracts.Indicators;

/// <summary>One metric of a score with the figures behind it.</summary>
/// <param name="Code">Component code of Decision 766, e.g. <c>2.1</c>.</param>
/// <param name="Score">Points, 0 to <paramref name="Max"/>, two decimals.</param>
/// <param name="Max">Points.</param>
/// <param name="Flags">What the reader must know of the figures, e.g. <c>NO_NATIONAL_REPORT_DATA</c>.</param>
public sealed record MetricScore(
    string Code, string Group, decimal Score, decimal Max, long Numerator, long Denominator, IReadOnlyList<string>? Flags = null);

/// <summary>One group of a score.</summary>
/// <param name="Code">G1 to G5.</param>
/// <param name="Score">Points obtained by the metrics that have data.</param>
/// <param name="Max">Maxima of the metrics that have data.</param>
public sealed record GroupScore(string Code, decimal Score, decimal Max);

/// <summary>Index 766 of one area was computed again from live facts.</summary>
/// <param name="Version">Grows with each computation of this area and window.</param>
/// <param name="Window">Month, e.g. <c>2026-11</c>.</param>
/// <param name="RuleSet">Rules in force on the window's last day.</param>
/// <param name="Max">Sum of the maxima of the metrics that have data: the score is read against it, 100 when all are fed.</param>
/// <param name="Class">excellent, good, fair, average or weak; absent while <paramref name="Max"/> is below 100.</param>
[Fact("indicators", "score-changed")]
public sealed record ScoreChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, string Window, string RuleSet,
    decimal Score, decimal Max, string? Class, IReadOnlyList<GroupScore> Groups, IReadOnlyList<MetricScore> Metrics) : IFact;

/// <summary>The indicators lost their copies, or do not trust them: catalogue and hotline announce all rows again, with the versions they have.</summary>
[Fact("indicators", "rows-wanted")]
public sealed record RowsWanted(string Area, bool Simulated) : IFact;
