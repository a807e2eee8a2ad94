using Ioc.Defaults;
using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class InputFaults
{
    private static readonly MetricInput Good = new("1.1", 1, 2);

    public static TheoryData<MetricInput, string, string> Wrong => new()
    {
        { new("9.9", 1, 2), "/metrics/0/code", "There is no metric '9.9' in portal-2026; known are: 1.1, " },
        { new("3.4", 1, 2), "/metrics/0/code", "There is no metric '3.4' in portal-2026; known are: 1.1, " },
        { new(null!, 1, 2), "/metrics/0/code", "The code of the metric is missing, e.g. 2.1." },
        { new("4.5a", 1, 2), "/metrics/0/code", "Metric 4.5a does not apply to level commune." },
        { new("2.1", -1, 2), "/metrics/0/numerator", "-1 must not be negative." },
        { new("2.1", -3, -2), "/metrics/0/denominator", "-2 must not be negative." },
        { new("2.1", 3, 2), "/metrics/0/numerator", "The numerator 3 is larger than the denominator 2." },
        { new("2.1", 1, 0), "/metrics/0/numerator", "The numerator 1 is larger than the denominator 0." },
        { new("2.1", 1, MetricInput.CountMax + 1), "/metrics/0/denominator", "1000000000001 is above the most allowed, 1000000000000." },
        { new("2.1", 1), "/metrics/0/denominator", "The denominator is missing." },
        { new("2.1", null, 1), "/metrics/0/numerator", "The numerator is missing." },
        { new("2.1"), "/metrics/0", "Give exactly one of: numerator with denominator, ratioPercent, or score." },
        { new("2.1", 1, 2, 50), "/metrics/0", "Give exactly one of: numerator with denominator, ratioPercent, or score." },
        { new("2.1", RatioPercent: 100.1m), "/metrics/0/ratioPercent", "100.1 is above the most allowed, 100." },
        { new("2.1", RatioPercent: -1), "/metrics/0/ratioPercent", "-1 must not be negative." },
        { new("2.2", RatioPercent: 1), "/metrics/0/ratioPercent", "Metric 2.2 is not a rate." },
        { new("2.1", Score: 20.01m), "/metrics/0/score", "20.01 is above the most allowed, 20." },
        { new("2.1", Score: -1), "/metrics/0/score", "-1 must not be negative." },
        { new("2.1", Score: 1.001m), "/metrics/0/score", "Points have more than 2 decimals." },
        { new("5.1", Score: 0), "/metrics/0/score", "Metric 5.1 is not scored." },
        { new("G3", 1, 2), "/metrics/0", "G3 is made of several metrics; only score is accepted." },
        { new("3.1-3.3", RatioPercent: 1), "/metrics/0", "3.1-3.3 is made of several metrics; only score is accepted." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_figure_is_refused_at_its_place(MetricInput input, string pointer, string detail)
    {
        var found = FaultsOf("portal-2026", "commune", input);
        Assert.Contains(found, f => f.Pointer == pointer && f.Detail.En.StartsWith(detail, StringComparison.Ordinal));
        Assert.All(found, f => Assert.NotEqual("", f.Detail.Vi));
    }

    [Fact]
    public void All_faults_are_named_at_once_even_when_set_and_level_are_unknown_too()
    {
        var found = FaultsOf("portal-2027", "ward", Good, null, new("x", 3, 2), new("y", -1, 0));
        Assert.Equal(
            ["/ruleSet", "/level", "/metrics/1", "/metrics/2/numerator", "/metrics/3/numerator"], found.Select(f => f.Pointer));
        Assert.Contains("2022-2025, portal-2026", found[0].Detail.En, StringComparison.Ordinal);
        Assert.Contains("ministry, province, district, commune", found[1].Detail.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1.1", "1.1", "1.1")]
    [InlineData("G1", "1.1", "1.1")]
    [InlineData("1.1", "G1", "1.1")]
    [InlineData("3.1-3.3", "3.2", "3.2")]
    [InlineData("G3", "3.1-3.3", "3.1")]
    public void A_metric_given_twice_is_refused_also_when_one_stands_for_many(string first, string second, string twice)
    {
        var fault = Assert.Single(FaultsOf("portal-2026", "province", new(first, Score: 1), new(second, Score: 1)));
        Assert.Equal(("/metrics/1/code", $"Metric {twice} is already given at /metrics/0."), (fault.Pointer, fault.Detail.En));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Too_few_or_too_many_metrics_are_one_fault(int count) =>
        Assert.Equal("/metrics", Assert.Single(FaultsOf("portal-2026", "province", [.. Enumerable.Repeat(Good, count)])).Pointer);

    [Fact]
    public void Nothing_at_all_is_refused_at_every_field()
    {
        var faults = new Faults();
        Assert.Null(Scorer.Evaluate(Published.Book, null, null, null, faults));
        Assert.Equal(["/ruleSet", "/level", "/metrics"], faults.Found.Select(f => f.Pointer));
    }

    [Theory]
    [InlineData("02.1")]
    [InlineData("2.01")]
    [InlineData("2,1")]
    [InlineData("Chỉ số 2.1:")]
    public void A_code_is_known_however_it_is_written(string code)
    {
        var faults = new Faults();
        Assert.Equal("2.1", Assert.Single(Scorer.Evaluate(Published.Book, "portal-2026", "province", [new(code, 1, 2)], faults)!.Metrics).Code);
        Assert.Equal("3.5a", Assert.Single(Scorer.Evaluate(Published.Book, "portal-2026", "province", [new("03.5A", 1, 2)], faults)!.Metrics).Code);
        Assert.Equal("3.1-3.3", Assert.Single(Scorer.Evaluate(Published.Book, "portal-2026", "province", [new("3.1–3.3", Score: 9)], faults)!.Metrics).Code);
    }

    [Fact]
    public void Figures_that_an_authority_gives_beyond_the_level_are_scored_and_named()
    {
        var score = Scorer.Evaluate(Published.Book, "portal-2026", "commune", [new("4.5a", 63, 385), new("4.5b", 4032, 8253)], new Faults(), isPublished: true)!;
        Assert.Equal((1.31m, 4m), (score.Score, score.Max));
        Assert.Equal(["4.5a", "4.5b"], score.Beyond);
        Assert.Null(Scorer.Evaluate(Published.Book, "portal-2026", "province", [new("4.5a", 63, 385)], new Faults(), isPublished: true)!.Beyond);
    }

    [Fact]
    public void Right_figures_leave_no_fault()
    {
        var faults = new Faults();
        Assert.Equal(3, Scorer.Evaluate(Published.Book, "portal-2026", "province", [Good], faults)!.Score);
        Assert.True(faults.None);
    }

    [Fact]
    public void A_caller_that_vouches_for_wrong_figures_is_told()
    {
        var thrown = Assert.Throws<ArgumentException>(
            () => Scorer.Score(Published.Book.Find("portal-2026")!, "province", [new MetricInput("1.1", 3, 2)]));
        Assert.Contains("/metrics/0/numerator: The numerator 3 is larger", thrown.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Fault> FaultsOf(string ruleSet, string level, params MetricInput?[] inputs)
    {
        var faults = new Faults();
        Assert.Null(Scorer.Evaluate(Published.Book, ruleSet, level, inputs, faults));
        return faults.Found;
    }
}
