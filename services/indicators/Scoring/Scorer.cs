using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Scoring;

/// <summary>
/// The arithmetic of Index 766, pure and in decimals: a metric's points are min(max, max x rate / target) from the
/// unrounded rate, rounded; a group is the sum of its rounded metrics; the total is the sum of the groups. A metric
/// without figures is absent, never 0.
/// </summary>
public static class Scorer
{
    /// <summary>Scores figures from outside: null when there are faults, all of them added with JSON pointers.</summary>
    /// <param name="book">Rule sets known.</param>
    /// <param name="ruleSet">Name of the set asked for.</param>
    /// <param name="level">Level of the unit, one of the set's.</param>
    /// <param name="metrics">The figures; one entry a code, 1 to 100 entries.</param>
    /// <param name="faults">Receives <c>/ruleSet</c>, <c>/level</c>, <c>/metrics/3/numerator</c> and the like.</param>
    /// <param name="isPublished">True for figures that an authority gives: it scores metrics at levels to which the rules do not give them.</param>
    public static ScoreResult? Evaluate(
        RuleBook book, string? ruleSet, string? level, IReadOnlyCollection<MetricInput?>? metrics, Faults faults, bool isPublished = false)
    {
        var rules = book.Find(ruleSet);
        if (rules is null)
        {
            var known = string.Join(", ", book.Sets.Select(s => s.Name));
            faults.Add("/ruleSet", $"Không có bộ quy tắc '{ruleSet}'; hiện có: {known}.",
                $"There is no rule set '{ruleSet}'; known are: {known}.");
        }
        else metrics = metrics?.Select(m => m is null ? null : m with { Code = Part.Named(rules, m.Code)! }).ToList();
        var levels = rules?.Levels ?? [.. book.Sets.SelectMany(s => s.Levels).Distinct()];
        new InputChecks(rules, levels, level, faults, isPublished).All(metrics);
        if (!faults.None) return null;
        var beyond = metrics!.Select(x => Part.Of(rules!, x!.Code)!).Where(x => !x.AppliesTo(level!)).Select(x => x.Code).ToList();
        return Compute(rules!, level!, [.. metrics!.Select(m => m!)]) with { Beyond = beyond.Count > 0 ? beyond : null };
    }

    /// <summary>Scores figures that the caller vouches for, such as our own counters; none at all is a score of 0 out of 0.</summary>
    /// <exception cref="ArgumentException">The figures have faults; all are listed.</exception>
    public static ScoreResult Score(RuleSet rules, string level, IReadOnlyCollection<MetricInput> metrics)
    {
        var faults = new Faults();
        if (metrics.Count > 0) new InputChecks(rules, rules.Levels, level, faults).All(metrics);
        return faults.None
            ? Compute(rules, level, metrics)
            : throw new ArgumentException(string.Join("; ", faults.Found.Select(f => $"{f.Pointer}: {f.Detail.En}")), nameof(metrics));
    }

    /// <summary>Scores our own counters, as <see cref="Score"/> does: each code of the set once, counts not negative, the numerator in the denominator.</summary>
    internal static ScoreResult Compute(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs)
    {
        var scored = new List<(Part Part, MetricResult Result)>(inputs.Count);
        foreach (var input in inputs)
        {
            var part = Part.Of(rules, input.Code)!;
            scored.Add((part, One(rules, level, part, input, inputs)));
        }
        scored.Sort((one, other) => one.Part.Order - other.Part.Order);
        var present = scored.FindAll(x => x.Result is { Score: not null, Max: > 0 });
        var covered = new HashSet<MetricRule>();
        foreach (var (part, _) in present) covered.UnionWith(part.Covers);
        var groups = Sums(rules.Groups.Select(x => x.Code), present, static (part, code) => part.Group == code);
        var missing = rules.ScoredAt(level).Where(m => !covered.Contains(m)).Select(m => m.Code).ToList();
        var total = groups.Sum(g => g.Score);
        return new(
            rules.Name, level, total, groups.Sum(g => g.Max), missing.Count == 0 ? rules.ClassOf(total).Code : null,
            groups, Sums(rules.Tiles.Select(x => x.Code), present, static (part, code) => part.Tiles.Contains(code)), scored.ConvertAll(x => x.Result), missing);
    }

    private static MetricResult One(
        RuleSet rules, string level, Part part, MetricInput input, IReadOnlyCollection<MetricInput> inputs)
    {
        var rate = RateOf(input, part);
        var score = input.Score ?? part switch
        {
            { Max: 0 } => null,
            { Metric: var metric } when rate is { } r => rules.Rounding.Round(
                r.Points(metric!.Max, metric.TargetPercent, Multiplier(rules, metric, inputs))),
            { Metric.WhenZero: "full" } => part.Max,
            { Metric.WhenZero: "zero" } => 0,
            _ => (decimal?)null,
        };
        var value = input.Score is null ? rate?.Times(part.Metric is { Measure: "mean" } ? 1 : 100) : null;
        return new(
            part.Code, part.Group, score, part.Max, input.Numerator, input.Denominator,
            value is { } v ? rules.Rounding.Round(v) : null, part.IsInheritedBy(level), input.Score is not null);
    }

    /// <summary>The rate of the metric that multiplies this one, when it was given; a denominator of 0 counts by its own rule.</summary>
    internal static Rate Multiplier(RuleSet rules, MetricRule metric, IReadOnlyCollection<MetricInput> inputs)
    {
        if (metric.MultipliedBy is null || inputs.FirstOrDefault(i => i.Code == metric.MultipliedBy) is not { } input) return Rate.One;
        var part = Part.Of(rules, input.Code)!;
        return RateOf(input, part) ?? (part.Metric!.WhenZero == "zero" ? new Rate(0, 1) : Rate.One);
    }

    /// <summary>The rate behind an input; null when the denominator is 0 or the points stand for several metrics.</summary>
    private static Rate? RateOf(MetricInput input, Part part) => input switch
    {
        { RatioPercent: { } percent } => new Rate(percent, 100),
        { Denominator: > 0 and { } whole, Numerator: { } count } => new Rate(count, whole),
        { Score: { } score } when part.Metric is { } metric => new Rate(score * metric.TargetPercent, metric.Max * 100),
        _ => null,
    };

    private static List<PartResult> Sums(IEnumerable<string> codes, List<(Part Part, MetricResult Result)> present, Func<Part, string, bool> belongs)
    {
        var sums = new List<PartResult>();
        foreach (var code in codes)
        {
            var (score, max, any) = (0m, 0m, false);
            foreach (var (part, result) in present)
                if (belongs(part, code)) (score, max, any) = (score + result.Score!.Value, max + result.Max, true);
            if (any) sums.Add(new(code, score, max));
        }
        return sums;
    }
}
