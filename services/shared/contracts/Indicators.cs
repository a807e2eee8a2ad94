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

/// <summary>Where the score of the year will stand at its end if the latest weeks go on.</summary>
/// <param name="Value">Points.</param>
/// <param name="Low">Lower end of the 80 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Target">Points to reach.</param>
/// <param name="Chance">Chance of reaching them, 0 to 1.</param>
public sealed record ScoreForecast(decimal Value, decimal Low, decimal High, decimal Target, decimal Chance);

/// <summary>Points to be won in one metric by putting records right.</summary>
/// <param name="Points">Points won.</param>
/// <param name="Change">Records to put right.</param>
/// <param name="Unit">dossier, petition, procedure, service or commune.</param>
/// <param name="TextVi">The same as a sentence.</param>
public sealed record CheapPoints(string Metric, decimal Points, long Change, string Unit, string TextVi, string TextEn);

/// <summary>A month of the course of a score.</summary>
/// <param name="Window">e.g. <c>2026-10</c>.</param>
/// <param name="Score">Points.</param>
/// <param name="Max">Sum of the maxima of the metrics that had data.</param>
public sealed record ScorePoint(string Window, decimal Score, decimal Max);

/// <summary>What an indicator of the province's own says of an area: shown beside the score, no part of it.</summary>
/// <param name="Value">Rate in percent, two decimals; absent when the denominator is 0.</param>
/// <param name="TargetPercent">The rate to reach.</param>
/// <param name="Reached">Whether it is reached; absent when the denominator is 0.</param>
public sealed record OwnRate(string Code, string NameVi, string NameEn, long Numerator, long Denominator, decimal? Value, decimal TargetPercent, bool? Reached);

/// <summary>Index 766 of one area was computed again from live facts.</summary>
/// <param name="Version">Grows with each computation of this area and window.</param>
/// <param name="Window">Month, e.g. <c>2026-11</c>.</param>
/// <param name="RuleSet">Rules in force on the window's last day.</param>
/// <param name="Max">Sum of the maxima of the metrics that have data: the score is read against it, 100 when all are fed.</param>
/// <param name="Class">excellent, good, fair, average or weak; absent while <paramref name="Max"/> is below 100.</param>
/// <param name="Rank">Place among units of the kind in the province, 1 the best; absent for a province. This and what follows may be some 30 seconds older than the score.</param>
/// <param name="Ranked">How many are ranked.</param>
/// <param name="Delta">Points against the window before; absent when nothing is known of it, or when it was measured against another maximum.</param>
/// <param name="Forecast">Of the year; absent while too little is known.</param>
/// <param name="Cheapest">The cheapest way to the forecast's target, then the next tenth in other metrics; the cheapest first.</param>
/// <param name="Series">The twelve months up to this one, oldest first, carried over a reform; months of which nothing is known are left out.</param>
/// <param name="Own">The province's own indicators; absent where it has none.</param>
[Fact("indicators", "score-changed")]
public sealed record ScoreChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, string Window, string RuleSet,
    decimal Score, decimal Max, string? Class, IReadOnlyList<GroupScore> Groups, IReadOnlyList<MetricScore> Metrics,
    int? Rank = null, int? Ranked = null, decimal? Delta = null, ScoreForecast? Forecast = null, IReadOnlyList<CheapPoints>? Cheapest = null, IReadOnlyList<ScorePoint>? Series = null,
    IReadOnlyList<OwnRate>? Own = null) : IFact;

/// <summary>The indicators lost their copies, never had any, or do not trust them: catalogue and hotline announce all rows again, with the versions they have.</summary>
[Fact("indicators", "rows-wanted")]
public sealed record RowsWanted(string Area, bool Simulated) : IFact;
