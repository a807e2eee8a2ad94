using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class Arithmetic
{
    private static readonly RuleSet Rules = Published.Book.Find("portal-2026")!;

    private static readonly Gen<(long Part, long Whole)> Counts =
        from scale in Gen.Elements(10L, 1_000L, 1_000_000L, MetricInput.CountMax)
        from whole in Gen.Choose(1, int.MaxValue).Select(n => 1 + (n % scale) + (scale > int.MaxValue ? scale - int.MaxValue - 1L : 0))
        from share in Gen.Choose(0, 1_000_000)
        select (long.Min(whole, (long)(whole * (decimal)share / 1_000_000)), whole);

    private static readonly Arbitrary<(MetricRule Metric, long Part, long Whole)> Figures =
        (from metric in Gen.Elements(Rules.ScoredAt("province").ToArray())
         from counts in Counts
         select (metric, counts.Part, counts.Whole)).ToArbitrary();

    private static decimal? ScoreOf(params MetricInput[] inputs) => Scorer.Score(Rules, "province", inputs).Metrics[^1].Score;

    [Fact]
    public void Points_equal_those_of_whole_number_arithmetic() =>
        Prop.ForAll(Figures, f =>
        {
            var hundredths = Floor(
                (BigInteger)(f.Metric.Max * 100) * 100 * f.Part * 2 + (BigInteger)f.Metric.TargetPercent * f.Whole,
                (BigInteger)f.Metric.TargetPercent * f.Whole * 2);
            var expected = Math.Min(f.Metric.Max, (decimal)hundredths / 100);
            return ScoreOf(new MetricInput(f.Metric.Code, f.Part, f.Whole)) == expected;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void One_more_done_never_lowers_the_points() =>
        Prop.ForAll(Figures, f => f.Part == f.Whole
            || ScoreOf(new MetricInput(f.Metric.Code, f.Part + 1, f.Whole)) >= ScoreOf(new MetricInput(f.Metric.Code, f.Part, f.Whole)))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_total_is_the_sum_of_the_rounded_points_whatever_the_order() =>
        Prop.ForAll(Counts.ArrayOf(Rules.Metrics.Count).ToArbitrary(), counts =>
        {
            MetricInput[] inputs = [.. Rules.ScoredAt("province").Zip(counts, (m, c) => new MetricInput(m.Code, c.Part, c.Whole))];
            var result = Scorer.Score(Rules, "province", inputs);
            var turned = Scorer.Score(Rules, "province", [.. inputs.Reverse()]);
            return result.Score == result.Metrics.Sum(m => m.Score) && result.Score == result.Groups.Sum(g => g.Score)
                && result.Max == 100 && result.Class == Rules.ClassOf(result.Score).Code
                && result.Metrics.SequenceEqual(turned.Metrics) && result.Score == turned.Score;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Payment_is_6A_and_at_most_2_each_of_two_and_a_half_B_and_C() =>
        Prop.ForAll(Counts.Three().ToArbitrary(), t =>
        {
            var (a, b, c) = t;
            static decimal Ratio((long Part, long Whole) n) => (decimal)n.Part / n.Whole;
            var exact = (6 * Ratio(a)) + Math.Min(2, 2.5m * Ratio(b)) + Math.Min(2, 2.5m * Ratio(c));
            var tile = Scorer.Score(Rules, "province",
                [new("3.6", a.Part, a.Whole), new("3.5b", b.Part, b.Whole), new("3.5a", c.Part, c.Whole)]).Tiles.Single();
            return Math.Abs(tile.Score - exact) <= 0.015m && tile.Max == 10;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1, 8, 0.75)]
    [InlineData(1, 1200, 0.01)]
    [InlineData(1, 1201, 0.00)]
    [InlineData(41, 240, 1.03)]
    public void A_half_cent_is_rounded_up(long part, long whole, double points) =>
        Assert.Equal((decimal)points, ScoreOf(new MetricInput("1.1", part, whole)));

    [Theory]
    [InlineData("3.1", 79, 1.98)]
    [InlineData("3.1", 80, 2)]
    [InlineData("3.3", 49, 5.88)]
    [InlineData("3.3", 50, 6)]
    [InlineData("3.3", 100, 6)]
    [InlineData("4.2", 80, 3.2)]
    [InlineData("4.3", 80, 2)]
    [InlineData("5.4", 89, 5.93)]
    [InlineData("5.4", 90, 6)]
    public void The_target_earns_all_points_and_no_more(string code, long percent, double points) =>
        Assert.Equal((decimal)points, ScoreOf(new MetricInput(code, percent, 100)));

    private static BigInteger Floor(BigInteger part, BigInteger whole) => BigInteger.Divide(part, whole);
}
