using Ioc.Areas;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>A score counted from facts, with all that went into it.</summary>
/// <param name="Area">The unit.</param>
/// <param name="Scope">What was counted.</param>
/// <param name="Rules">The set in force on the window's last day.</param>
/// <param name="Result">Points.</param>
/// <param name="Inputs">What <see cref="Scorer.Score"/> was given: change them and score again to ask "what if".</param>
/// <param name="Flags">What the reader must know of the figures, by metric; metrics without flags are left out.</param>
/// <param name="Simulated">A simulator made some of the rows.</param>
/// <param name="AsOf">When it was counted, or the instant as of which it was known.</param>
public sealed record Scored(
    Area Area, Scope Scope, RuleSet Rules, ScoreResult Result, IReadOnlyList<MetricInput> Inputs, IReadOnlyDictionary<string, IReadOnlyList<string>> Flags,
    bool Simulated, DateTimeOffset AsOf);
