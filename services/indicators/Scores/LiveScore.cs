using Ioc.Contracts.Indicators;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>Turns figures counted from rows into a score. A metric that nobody feeds is missing, never 0.</summary>
internal static class LiveScore
{
    /// <summary>The score by the rules in force on the window's last day.</summary>
    /// <exception cref="InvalidOperationException">No rule set is in force then.</exception>
    public static ScoreResult Of(RuleBook book, string level, Window window, Figures figures)
    {
        var rules = book.On(window.Last) ?? throw new InvalidOperationException($"No rule set is in force on {window.Last:yyyy-MM-dd}.");
        return Scorer.Score(rules, level,
        [
            .. from fed in figures.Metrics
               where rules.Metric(fed.Key)?.AppliesTo(level) ?? false
               let whole = fed.Value.Denominator
               select new MetricInput(fed.Key, Math.Clamp(fed.Value.Numerator, 0, whole), whole),
        ]);
    }

    /// <summary>The fact that tells a score. A metric whose denominator of 0 leaves it out is left out here too.</summary>
    public static ScoreChanged Changed(string area, bool simulated, long version, DateTimeOffset asOf, Window window, ScoreResult score) => new(
        area, simulated, version, asOf, window.Name, score.RuleSet, score.Score, score.Max, score.Class,
        [.. score.Groups.Select(x => new GroupScore(x.Code, x.Score, x.Max))],
        [
            .. from metric in score.Metrics
               where metric.Score is not null
               select new MetricScore(metric.Code, metric.Group, metric.Score!.Value, metric.Max, metric.Numerator!.Value, metric.Denominator!.Value),
        ]);
}
