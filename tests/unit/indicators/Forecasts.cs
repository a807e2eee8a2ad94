using FsCheck;
using FsCheck.Fluent;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class Forecasts
{
    private static readonly RuleSet Rules = Published.Book.Find("portal-2026")!;

    /// <summary>Weeks of 1,000 dossiers, of which so many percent are in time.</summary>
    private static List<IReadOnlyList<MetricInput>> Weeks(params IEnumerable<int> percents) =>
        [.. percents.Select(p => (IReadOnlyList<MetricInput>)[new("2.1", p * 10, 1000)])];

    private static MetricInput[] Year(List<IReadOnlyList<MetricInput>> weeks) =>
        [new("2.1", weeks.Sum(w => w[0].Numerator), weeks.Sum(w => w[0].Denominator)), new("3.1", 40, 50)];

    private static Forecast? Of(List<IReadOnlyList<MetricInput>> weeks, decimal left, decimal target = 20) => Forecaster.Of(Rules, "commune", Year(weeks), weeks, left, target);

    [Fact]
    public void Weeks_that_are_all_alike_go_on_alike_without_doubt()
    {
        var forecast = Of(Weeks(Enumerable.Repeat(80, 20)), 10, target: 18)!;

        Assert.Equal((18m, 18m, 18m, 1m), (forecast.Value, forecast.Low, forecast.High, forecast.Chance));
        Assert.Equal(0m, Of(Weeks(Enumerable.Repeat(80, 20)), 10, target: 18.01m)!.Chance);
    }

    [Fact]
    public void Better_weeks_lift_the_forecast_above_the_year_so_far_and_not_above_the_weeks()
    {
        var weeks = Weeks(Enumerable.Range(0, 26).Select(i => 60 + i));
        var now = Scorer.Score(Rules, "commune", Year(weeks)).Score;

        var forecast = Of(weeks, 26)!;

        Assert.InRange(forecast.Value, now + 1, 2 + (20 * 0.85m));
        Assert.InRange(forecast.Value, forecast.Low, forecast.High);
        Assert.True(forecast.Low < forecast.High);
        Assert.Equal((26, 26m), (forecast.WeeksKnown, forecast.WeeksLeft));
    }

    [Fact]
    public void At_the_end_of_the_year_the_forecast_is_the_score()
    {
        var weeks = Weeks(Enumerable.Range(0, 52).Select(i => 50 + (i % 7 * 5)));

        var forecast = Of(weeks, 0, target: 10)!;

        Assert.Equal(Scorer.Score(Rules, "commune", Year(weeks)).Score, forecast.Value);
        Assert.Equal((forecast.Value, forecast.Value, 1m), (forecast.Low, forecast.High, forecast.Chance));
    }

    [Fact]
    public void A_higher_target_is_never_more_likely_and_the_middle_is_an_even_chance() =>
        Prop.ForAll(Gen.Choose(40, 95).ArrayOf(30).ToArbitrary(), percents =>
        {
            var weeks = Weeks(percents);
            var middle = Of(weeks, 20)!;
            var chances = Enumerable.Range(0, 23).Select(target => Of(weeks, 20, target)!.Chance).ToList();
            return chances.Zip(chances.Skip(1)).All(x => x.First >= x.Second) && chances.All(x => x is >= 0 and <= 1)
                && (middle.Low == middle.High || Math.Abs(Of(weeks, 20, middle.Value)!.Chance - 0.5m) < 0.001m);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(10));

    [Fact]
    public void What_does_not_add_up_over_weeks_stays_as_the_year_has_it()
    {
        List<IReadOnlyList<MetricInput>> weeks = [.. Enumerable.Range(0, 10).Select(_ => (IReadOnlyList<MetricInput>)[new("2.1", 900, 1000), new("3.2", 5, 50)])];
        MetricInput[] year = [new("2.1", 9000, 10000), new("3.2", 45, 50)];

        Assert.Equal(18m + 3.6m, Forecaster.Of(Rules, "commune", year, weeks, 40, 20)!.Value);
    }

    [Fact]
    public void Too_few_weeks_foretell_nothing()
    {
        Assert.Null(Of(Weeks(Enumerable.Repeat(80, Forecaster.WeeksMin - 1)), 40));
        Assert.NotNull(Of(Weeks(Enumerable.Repeat(80, Forecaster.WeeksMin)), 40));
        Assert.Null(Forecaster.Of(Rules, "commune", [new("2.1", 1, 2)], [.. Enumerable.Repeat<IReadOnlyList<MetricInput>>([new("2.1", 0, 0)], 20)], 30, 50));
    }
}
