using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Tests.Speed.Indicators;

/// <summary>
/// How far the year-end forecast is from what came, beside "it stays as it is now", on the same held-out weeks: only the
/// weeks before each origin are shown to either.
/// </summary>
public static class ForecastBench
{
    private const double CoverageMin = 0.65, CoverageMax = 0.95;
    private static readonly int[] Origins = [8, 13, 20, 26, 33, 39, 46];
    private static readonly int[] Years = [2023, 2024];
    private static readonly int[] Seeds = [766, 767, 768];

    private sealed record Try(int Origin, double Ours, double Last, bool Held, double ChanceAbove, bool CameAbove);

    /// <summary>Prints a row an origin; 0 when ours is nearer over all and the interval holds as often as it says, roughly.</summary>
    public static Task<int> Run(string[] args)
    {
        var rules = RuleBook.Load(RuleBook.DeployedFolder).Find("portal-2026")!;
        var tries = Seeds.SelectMany(seed => Years.SelectMany(year => YearOfDistricts.Plan(year, seed))).SelectMany(district => Tries(rules, district)).ToList();
        Console.WriteLine($"{tries.Count / Origins.Length} years of districts: the simulator's dossiers, seeds {string.Join(", ", Seeds)}, along the published course of {string.Join(" and ", Years)}");
        Console.WriteLine("known weeks   tries   |error| forecast   |error| last value   ratio   in 80 % interval   Brier of chance");
        foreach (var origin in tries.GroupBy(x => x.Origin)) Row($"{origin.Key,11}", [.. origin]);
        Row("        all", tries);
        var (ours, last, held) = (tries.Average(x => x.Ours), tries.Average(x => x.Last), tries.Average(x => x.Held ? 1.0 : 0));
        var holds = ours < last && held is >= CoverageMin and <= CoverageMax;
        Console.WriteLine($"{(holds ? "PASS" : "FAIL")}: mean error {ours:0.000} points, last value {last:0.000}; the 80 % interval held {held:P0}, between {CoverageMin:P0} and {CoverageMax:P0} is right");
        return Task.FromResult(holds ? 0 : 1);
    }

    private static IEnumerable<Try> Tries(RuleSet rules, IReadOnlyList<IReadOnlyList<MetricInput>> weeks)
    {
        var came = Score(rules, weeks);
        foreach (var origin in Origins)
        {
            var known = weeks.Take(origin).ToList();
            var now = Score(rules, known);
            // The target lies where the outcome is open: half a point above the year so far.
            var forecast = Forecaster.Of(rules, "district", YearOfDistricts.Sum(known), known, weeks.Count - origin, now + 0.5m)
                ?? throw new InvalidOperationException($"No forecast from {origin} weeks.");
            yield return new(origin, (double)Math.Abs(forecast.Value - came), (double)Math.Abs(now - came), came >= forecast.Low && came <= forecast.High, (double)forecast.Chance, came >= now + 0.5m);
        }
    }

    private static decimal Score(RuleSet rules, IReadOnlyList<IReadOnlyList<MetricInput>> weeks) => Scorer.Score(rules, "district", YearOfDistricts.Sum(weeks)).Score;

    private static void Row(string name, IReadOnlyList<Try> tries) => Console.WriteLine(
        $"{name} {tries.Count,7} {tries.Average(x => x.Ours),18:0.000} {tries.Average(x => x.Last),20:0.000} {tries.Average(x => x.Ours) / tries.Average(x => x.Last),7:0.00} {tries.Average(x => x.Held ? 1.0 : 0),18:P0} {tries.Average(x => Math.Pow(x.ChanceAbove - (x.CameAbove ? 1 : 0), 2)),17:0.000}");
}
