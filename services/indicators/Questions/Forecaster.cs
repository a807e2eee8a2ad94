using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>
/// Forecasts a year's score from its weeks. Every metric's rate is smoothed over the weeks (simple exponential smoothing
/// of counts: the local level model), goes on with the smoothed number of records a week, and is scored with what the year
/// has already. The smoothing weight is the one that would have foretold the known weeks best. The interval carries into the
/// weeks left what a week differs from its forecast, how far the level wanders, and which way it drifted.
/// </summary>
public static class Forecaster
{
    /// <summary>Whole weeks needed.</summary>
    public const int WeeksMin = 6;

    private const int IntervalPercent = 80;

    /// <summary>Counts are whole; a hundredth of a record keeps the rate of small units.</summary>
    private const long Parts = 100;

    private const double IntervalDeviations = 1.2816;
    private static readonly double[] Weights = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    private static readonly Text Method = new(
        "Làm trơn hàm mũ đơn theo tuần cho từng chỉ số (mô hình mức cục bộ), cộng với số đã có trong năm rồi chấm điểm theo bộ quy tắc; khoảng 80 %.",
        "Simple exponential smoothing of each metric by week (local level model), added to what the year has and scored by the rule set; 80 % interval.");

    /// <summary>The forecast; null with fewer than <see cref="WeeksMin"/> weeks that have records.</summary>
    /// <param name="year">What the year has so far.</param>
    /// <param name="weeks">What each whole week of the year had, oldest first.</param>
    /// <param name="weeksLeft">Weeks to the end of the year, 0 or more.</param>
    /// <param name="target">Points to reach.</param>
    public static Forecast? Of(
        RuleSet rules, string level, IReadOnlyList<MetricInput> year, IReadOnlyList<IReadOnlyList<MetricInput>> weeks, decimal weeksLeft, decimal target)
    {
        // What is counted once however often it is used (services, procedures) does not add up over weeks: the year's own figure stands.
        var flows = rules.Metrics.Where(m => Units.Of(m).Unit is "dossier" or "petition").Select(m => m.Code).ToHashSet();
        var known = weeks.Select(week => week.Where(x => flows.Contains(x.Code)).ToDictionary(x => x.Code))
            .Where(week => week.Values.Any(x => x.Denominator > 0)).ToList();
        if (known.Count < WeeksMin) return null;
        var scores = known.Select(week => (double)Scorer.Score(rules, level, Completed(year, week)).Score).ToList();
        var weight = Weights.MinBy(w => Errors(scores, w).Sum(e => e * e));
        var projected = year.Select(x => Projected(x, known, weight, weeksLeft)).ToList();
        var value = Scorer.Score(rules, level, projected).Score;
        var deviation = Deviation(scores, weight, (double)weeksLeft, ShareLeft(year, projected));
        var most = rules.ScoredAt(level).Where(m => year.Any(x => x.Code == m.Code)).Sum(m => m.Max);
        decimal Bounded(double points) => rules.Rounding.Round(Math.Clamp((decimal)points, 0, most));
        return new(
            value, Bounded((double)value - (IntervalDeviations * deviation)), Bounded((double)value + (IntervalDeviations * deviation)), IntervalPercent,
            target, Chance((double)(target - value), deviation), known.Count, decimal.Round(weeksLeft, 1), Method);
    }

    /// <summary>A week's counts, and the year's where the week has none: a rate that no record tells is the rate so far.</summary>
    private static List<MetricInput> Completed(IReadOnlyList<MetricInput> year, Dictionary<string, MetricInput> week) =>
        [.. year.Select(x => week.GetValueOrDefault(x.Code) is { Denominator: > 0 } own ? own : x)];

    private static MetricInput Projected(MetricInput year, List<Dictionary<string, MetricInput>> weeks, double weight, decimal weeksLeft)
    {
        if (year.Denominator is null || !weeks.Any(x => x.TryGetValue(year.Code, out var own) && own.Denominator is not null)) return year;
        var (part, whole, sum, now) = (0.0, 0.0, 0.0, 1.0);
        for (var i = weeks.Count - 1; i >= 0; i--, now *= 1 - weight)
        {
            sum += now;
            if (weeks[i].GetValueOrDefault(year.Code) is not { } own) continue;
            part += now * own.Numerator ?? 0;
            whole += now * own.Denominator ?? 0;
        }
        if (whole == 0) return year;
        var more = (decimal)(whole / sum) * weeksLeft;
        var (denominator, numerator) = (year.Denominator.Value + more, year.Numerator!.Value + (more * (decimal)(part / whole)));
        return year with { Numerator = Math.Min((long)(numerator * Parts), (long)(denominator * Parts)), Denominator = (long)(denominator * Parts) };
    }

    private static double ShareLeft(IReadOnlyList<MetricInput> year, List<MetricInput> projected) => year.Zip(projected)
        .Where(x => x.Second.Denominator > 0 && x.First.Denominator != x.Second.Denominator)
        .Select(x => 1 - ((double)Parts * x.First.Denominator!.Value / x.Second.Denominator!.Value)).DefaultIfEmpty(0).Average();

    private static IEnumerable<double> Errors(List<double> scores, double weight)
    {
        var level = scores[0];
        foreach (var score in scores.Skip(1))
        {
            yield return score - level;
            level += weight * (score - level);
        }
    }

    /// <summary>Standard deviation of the year's end: of the mean of the weeks left around the level, and of the drift seen so far, weighed by their share of the year's records.</summary>
    private static double Deviation(List<double> scores, double weight, double weeksLeft, double shareLeft)
    {
        if (weeksLeft <= 0) return 0;
        var errors = Errors(scores, weight).ToList();
        var innovation = errors.Sum(e => e * e) / errors.Count;
        var (noise, wander) = (innovation * (1 - weight), innovation * weight * weight);
        var ahead = Math.Max(1, weeksLeft);
        var mean = (noise / ahead) + (wander * (ahead + 1) * ((2 * ahead) + 1) / (6 * ahead)) + (noise * weight);
        // A drift seen so far may go on or end; that it goes on is one standard deviation.
        var drift = weight * errors.Average() * (ahead + 1) / 2;
        return shareLeft * Math.Sqrt(mean + (drift * drift));
    }

    private static decimal Chance(double missing, double deviation)
    {
        if (deviation == 0) return missing <= 0 ? 1 : 0;
        return decimal.Round((decimal)(1 - Normal(missing / deviation)), 3);
    }

    /// <summary>The normal distribution function, to 1.5e-7 (Abramowitz and Stegun 7.1.26).</summary>
    private static double Normal(double x)
    {
        var t = 1 / (1 + (0.3275911 * Math.Abs(x) / Math.Sqrt(2)));
        var tail = t * (0.254829592 + (t * (-0.284496736 + (t * (1.421413741 + (t * (-1.453152027 + (t * 1.061405429)))))))) * Math.Exp(-x * x / 2);
        return x >= 0 ? 1 - (tail / 2) : tail / 2;
    }
}
