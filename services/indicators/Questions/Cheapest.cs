using System.Globalization;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>
/// The cheapest way to points: the fewest dossiers, petitions, procedures, services or communes to put right, with the
/// denominators as they stand. Exact: each lever is searched whole, and the levers are combined by dynamic programming
/// over the smallest step of points. Of equal plans the one with fewer steps is taken, then the one earlier in the rule set.
/// </summary>
public static class Cheapest
{
    private const int LeversMax = 64;

    /// <summary>The fewest changes that win at least so many points.</summary>
    /// <param name="points">Points to win, up to 100; 0 or less needs no change.</param>
    public static CheapestPlan ToGain(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs, decimal points)
    {
        var step = Curve.Step(rules);
        var needed = (int)decimal.Ceiling(Math.Clamp(points, 0, 100) / step);
        if (needed == 0) return new(points, true, 0, 0, []);
        var levers = Lever.Of(rules, level, inputs, needed).ToList();
        var most = levers.Sum(x => x.Count == 0 ? 0 : x[^1].Gain);
        if (most < needed) return new(points, false, most * step, 0, []);
        var moves = Combine(levers, needed).OrderBy(x => rules.Metrics.Index().First(m => m.Item == x.Metric).Index).ToList();
        return new(points, true, moves.Sum(x => x.Gain) * step, moves.Sum(x => x.Change), [.. moves.Select(x => Say(x.Metric, x.Change, x.Gain * step))]);
    }

    /// <summary>For each metric that can still win, the fewest changes of it alone for so many points (or for all it has left), cheapest first.</summary>
    public static IReadOnlyList<CheapestStep> ByMetric(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs, decimal points)
    {
        var step = Curve.Step(rules);
        var needed = (int)decimal.Ceiling(points / step);
        return
        [
            .. from move in Lever.Singles(rules, level, inputs, needed)
               orderby move.Gain < needed, move.Change, move.Gain descending
               select Say(move.Metric, move.Change, move.Gain * step),
        ];
    }

    private static List<Lever.Move> Combine(List<IReadOnlyList<Lever.Option>> levers, int needed)
    {
        var best = new long[needed + 1];
        Array.Fill(best, long.MaxValue, 1, needed);
        var taken = new Lever.Option?[levers.Count, needed + 1];
        foreach (var (i, options) in levers.Index())
        {
            var before = (long[])best.Clone();
            foreach (var option in options)
            {
                var cost = (option.Changes * LeversMax) + option.Moves.Count;
                for (var gain = 1; gain <= needed; gain++)
                {
                    var rest = before[Math.Max(0, gain - option.Gain)];
                    if (rest == long.MaxValue || rest + cost >= best[gain]) continue;
                    best[gain] = rest + cost;
                    taken[i, gain] = option;
                }
            }
        }
        var moves = new List<Lever.Move>();
        for (var (i, gain) = (levers.Count - 1, needed); i >= 0; i--)
        {
            if (taken[i, gain] is not { } option) continue;
            moves.AddRange(option.Moves);
            gain = Math.Max(0, gain - option.Gain);
        }
        return moves;
    }

    private static CheapestStep Say(MetricRule metric, long change, decimal points)
    {
        var (unit, one) = Units.Of(metric);
        return new(metric.Code, points, change, unit,
            string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{metric.Code}: thêm {change:N0} {one.Vi} đạt “{metric.Numerator.Vi}” được {points:0.00} điểm"),
            string.Create(CultureInfo.InvariantCulture, $"{metric.Code}: {change:N0} more {(change == 1 ? one.En : one.En + "s")} counted as “{metric.Numerator.En}” win {points:0.00} points"));
    }
}
