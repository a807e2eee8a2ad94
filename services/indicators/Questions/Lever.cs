using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>
/// What one metric, or a metric together with the one it multiplies, can win: each option is the fewest changes for at
/// least so many hundredths. The points are those of the scorer itself, so rounding and caps are its own.
/// </summary>
internal static class Lever
{
    /// <summary>More of one metric's numerator, and what its points become.</summary>
    internal readonly record struct Move(MetricRule Metric, long Change, int Gain);

    /// <summary>An option: hundredths won (or whatever the set rounds to), changes made, and by which metrics.</summary>
    internal sealed record Option(int Gain, long Changes, IReadOnlyList<Move> Moves);

    /// <summary>The levers that a unit of the level holds in its own hand: counted, scored there, and not inherited.</summary>
    public static IEnumerable<IReadOnlyList<Option>> Of(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs, int needed)
    {
        var free = Free(rules, level, inputs);
        foreach (var (metric, input) in free.Values)
        {
            if (metric.MultipliedBy is { } by && free.TryGetValue(by, out var first))
                yield return Together(rules, first, (metric, input), needed);
            else if (!free.Values.Any(x => x.Metric.MultipliedBy == metric.Code))
                yield return Alone(rules, metric, input, Scorer.Multiplier(rules, metric, inputs), needed);
        }
    }

    /// <summary>The least of each metric alone that wins so many steps, or all it has left; what it does to the metric that it multiplies is its own.</summary>
    public static IEnumerable<Move> Singles(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs, int needed)
    {
        var free = Free(rules, level, inputs);
        foreach (var (metric, input) in free.Values)
        {
            var (done, whole) = (input.Numerator!.Value, input.Denominator!.Value);
            var other = Scorer.Multiplier(rules, metric, inputs);
            Curve[] curves =
            [
                new(rules, metric, whole * other.Whole, other.Part),
                .. from heavier in free.Values
                   where heavier.Metric.MultipliedBy == metric.Code
                   select new Curve(rules, heavier.Metric, (decimal)whole * heavier.Input.Denominator!.Value, heavier.Input.Numerator!.Value),
            ];
            var now = curves.Sum(x => x.At(done));
            var gain = Math.Min(needed, curves.Sum(x => x.At(whole)) - now);
            if (gain == 0) continue;
            var least = curves.Length == 1 ? (long)curves[0].Least(now + gain) : Search(done, whole, x => curves.Sum(c => c.At(x)) >= now + gain);
            yield return new(metric, least - done, curves.Sum(x => x.At(least)) - now);
        }
    }

    private static Dictionary<string, (MetricRule Metric, MetricInput Input)> Free(RuleSet rules, string level, IReadOnlyCollection<MetricInput> inputs)
    {
        var given = inputs.ToDictionary(x => x.Code);
        return rules.Metrics.Where(m => m is { Max: > 0, Measure: "ratio" } && m.Levels.Contains(level)
            && given.GetValueOrDefault(m.Code) is { Numerator: not null, Denominator: > 0 }).ToDictionary(m => m.Code, m => (m, given[m.Code]));
    }

    private static List<Option> Alone(RuleSet rules, MetricRule metric, MetricInput input, Rate other, int needed)
    {
        var (done, most) = (input.Numerator!.Value, input.Denominator!.Value);
        var curve = new Curve(rules, metric, most * other.Whole, other.Part);
        var (now, options) = (curve.At(done), new List<Option>());
        for (var gain = 1; gain <= needed; gain = options[^1].Gain + 1)
        {
            var least = curve.Least(now + gain);
            if (least > most) break;
            var reached = curve.At(least) - now;
            options.Add(new(reached, (long)least - done, [new(metric, (long)least - done, reached)]));
        }
        return options;
    }

    /// <summary>
    /// Both rates multiply, so the pair is searched as a whole: for every gain of the first and every gain of the
    /// product, the fewest changes of both.
    /// </summary>
    private static List<Option> Together(RuleSet rules, (MetricRule Metric, MetricInput Input) first, (MetricRule Metric, MetricInput Input) second, int needed)
    {
        var (x, y, mostX, mostY) = (first.Input.Numerator!.Value, second.Input.Numerator!.Value, first.Input.Denominator!.Value, second.Input.Denominator!.Value);
        var (own, product) = (new Curve(rules, first.Metric, mostX, 1), new Curve(rules, second.Metric, (decimal)mostX * mostY, 1));
        var (nowOwn, nowProduct) = (own.At(x), product.At((decimal)x * y));
        var best = new Option?[needed + 1];
        for (var gain = 0; gain <= needed; gain++)
        {
            var least = gain == 0 ? x : own.Least(nowOwn + gain);
            if (least > mostX) break;
            for (var more = 0; more <= needed - gain; more++)
            {
                var goal = more == 0 ? 0 : product.Least(nowProduct + more);
                if (goal > (decimal)mostX * mostY || Pair.Least((long)least, y, mostX, mostY, goal) is not { } pair) break;
                Keep(best, Moved(pair.X, pair.Y));
            }
        }
        return [.. best.OfType<Option>().Where(option => option.Gain > 0).GroupBy(option => option.Changes).Select(same => same.MaxBy(option => option.Gain)!)];

        // What more of the first does to the second is the first's gain while the second stays, and the second's when it moves too.
        Option Moved(long toX, long toY)
        {
            var (gainX, gainY) = (own.At(toX) - nowOwn, product.At((decimal)toX * toY) - nowProduct);
            return new(gainX + gainY, toX - x + (toY - y),
            [
                .. toX == x ? Array.Empty<Move>() : [new(first.Metric, toX - x, toY == y ? gainX + gainY : gainX)],
                .. toY == y ? Array.Empty<Move>() : [new(second.Metric, toY - y, gainY)],
            ]);
        }
    }

    private static void Keep(Option?[] best, Option option)
    {
        for (var gain = Math.Min(option.Gain, best.Length - 1); gain >= 0 && !(best[gain]?.Changes <= option.Changes); gain--) best[gain] = option;
    }

    private static long Search(long low, long high, Func<long, bool> holds)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (holds(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
