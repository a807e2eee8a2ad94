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
    public static ScoreResult? Evaluate(
        RuleBook book, string? ruleSet, string? level, IReadOnlyCollection<MetricInput?>? metrics, Faults faults)
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
        new InputChecks(rules, levels, level, faults).All(metrics);
        return faults.None ? Compute(rules!, level!, [.. metrics!.Select(m => m!)]) : null;
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

    private static ScoreResult Compute(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs)
    {
        var parts = inputs.ToDictionary(i => i.Code, i => Part.Of(rules, i.Code)!);
        var scored = inputs.Select(i => One(rules, level, parts[i.Code], i, inputs))
            .OrderBy(m => Place(rules, parts[m.Code])).ToList();
        var present = scored.Where(m => m is { Score: not null, Max: > 0 }).ToList();

        var groups = Sums(rules.Groups.Select(g => (g.Code, Parts: present.Where(m => m.Group == g.Code))));
        var tiles = Sums(rules.Tiles.Select(t =>
            (t.Code, Parts: present.Where(m => parts[m.Code].Covers.All(c => t.Metrics.Contains(c.Code))))));
        var covered = present.SelectMany(m => parts[m.Code].Covers).ToHashSet();
        var missing = rules.ScoredAt(level).Where(m => !covered.Contains(m)).Select(m => m.Code).ToList();
        var total = groups.Sum(g => g.Score);
        return new(
            rules.Name, level, total, groups.Sum(g => g.Max), missing.Count == 0 ? rules.ClassOf(total).Code : null,
            groups, tiles, scored, missing);
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
        if (inputs.FirstOrDefault(i => i.Code == metric.MultipliedBy) is not { } input) return Rate.One;
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

    private static List<PartResult> Sums(IEnumerable<(string Code, IEnumerable<MetricResult> Parts)> sums) =>
        [.. sums.Where(s => s.Parts.Any()).Select(s => new PartResult(s.Code, s.Parts.Sum(p => p.Score!.Value), s.Parts.Sum(p => p.Max)))];

    private static int Place(RuleSet rules, Part part) =>
        rules.Metrics.Index().First(m => m.Item == part.Covers[0]).Index;
}
