using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class ScoringRules
{
    private static readonly RuleSet Rules = Published.Book.Find("portal-2026")!;

    private static ScoreResult At(string level, params MetricInput[] inputs) => Scorer.Score(Rules, level, inputs);

    [Theory]
    [InlineData("5.2", 6.0)]
    [InlineData("5.3", 6.0)]
    [InlineData("5.4", 0.0)]
    [InlineData("3.1", 0.0)]
    [InlineData("3.2", 0.0)]
    [InlineData("3.3", 0.0)]
    [InlineData("3.5a", 0.0)]
    [InlineData("3.5b", 0.0)]
    [InlineData("3.6", 0.0)]
    [InlineData("2.1", null)]
    public void A_denominator_of_0_earns_what_the_rule_says(string code, double? points)
    {
        var result = At("province", new MetricInput(code, 0, 0));
        var metric = Assert.Single(result.Metrics);
        Assert.Equal((decimal?)points, metric.Score);
        Assert.Null(metric.Value);
        Assert.Equal(points is null ? 0 : metric.Max, result.Max);
        Assert.Equal(points is null, result.Missing.Contains(code));
    }

    [Fact]
    public void A_metric_without_figures_is_absent_and_not_0()
    {
        var result = At("province", new("1.1", 52, 52), new("4.1", 1, 2));
        Assert.Equal((9m, 12m), (result.Score, result.Max));
        Assert.Equal([new("G1", 6, 6), new("G4", 3, 6)], result.Groups);
        Assert.Null(result.Class);
        Assert.Equal(Rules.ScoredAt("province").Select(m => m.Code).Except(["1.1", "4.1"]), result.Missing);
        Assert.Equal((0m, 0m), (At("province").Score, At("province").Max));
    }

    [Theory]
    [InlineData(40, 100, 100, 4.8)]
    [InlineData(40, 50, 100, 2.4)]
    [InlineData(80, 50, 100, 4.8)]
    [InlineData(100, 50, 100, 6)]
    [InlineData(40, 0, 0, 0)]
    public void Online_dossiers_count_by_the_rate_that_is_synchronised(long online, long synced, long all, double points)
    {
        var result = At("province", new("3.3", online, 100), new("1.4", synced, all));
        Assert.Equal((decimal)points, result.Metrics.Single(m => m.Code == "3.3").Score);
    }

    [Fact]
    public void Online_dossiers_count_by_themselves_while_the_synchronised_rate_is_not_given()
    {
        Assert.Equal(4.8m, At("province", new MetricInput("3.3", 40, 100)).Score);
        Assert.Equal(3 + 2.4m, At("province", new("3.3", 40, 100), new("1.4", RatioPercent: 50)).Score);
        Assert.Equal(3 + 2.4m, At("province", new("3.3", 40, 100), new("1.4", Score: 3)).Score);
    }

    [Fact]
    public void A_metric_shown_only_has_a_value_and_no_points()
    {
        var result = At("province", new("2.2", 900, 400), new("5.1", 1, 3), new("2.1", 1, 2));
        Assert.Equal([("2.1", 10m, 50m), ("2.2", null, 2.25m), ("5.1", null, 33.33m)],
            result.Metrics.Select(m => (m.Code, m.Score, m.Value)));
        Assert.Equal((10m, 20m), (result.Score, result.Max));
    }

    [Fact]
    public void A_rate_alone_is_enough_where_only_the_rate_is_published()
    {
        var metric = Assert.Single(At("province", new MetricInput("4.6", RatioPercent: 100)).Metrics);
        Assert.Equal(new("4.6", "G4", 2, 2, null, null, 100, Inherited: false, Given: false), metric);
    }

    [Fact]
    public void A_commune_carries_its_provinces_transparency_as_given_points_or_as_given_counts()
    {
        var points = At("commune", new MetricInput("G1", Score: 11.79m));
        Assert.Equal([new("G1", "G1", 11.79m, 18, null, null, null, Inherited: true, Given: true)], points.Metrics);
        Assert.Equal((11.79m, 18m), (points.Score, points.Max));
        var counts = Assert.Single(At("commune", new MetricInput("1.2", 45, 52)).Metrics);
        Assert.Equal((3.46m, true, false), (counts.Score, counts.Inherited, counts.Given));
    }

    [Fact]
    public void A_commune_has_a_class_once_every_metric_of_its_level_is_there()
    {
        MetricInput[] all = [.. Rules.ScoredAt("commune").Select(m => new MetricInput(m.Code, 1, 1))];
        var result = At("commune", all);
        Assert.Equal((96m, 96m, "excellent"), (result.Score, result.Max, result.Class));
        Assert.Empty(result.Missing);
        Assert.Null(At("commune", all[1..]).Class);
    }
}
