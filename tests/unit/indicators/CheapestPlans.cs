using FsCheck;
using FsCheck.Fluent;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class CheapestPlans
{
    private static readonly RuleSet Rules = Published.Book.Find("portal-2026")!;

    /// <summary>The pair that multiplies, a cap at a target, and ones without either; small enough to try every combination.</summary>
    private static readonly string[] Codes = ["1.4", "3.3", "2.1", "4.3"];

    private static readonly Arbitrary<(MetricInput[] Inputs, decimal Points)> Small =
        (from counts in Gen.Choose(0, 3).Two().ArrayOf(Codes.Length)
         from cents in Gen.OneOf(Gen.Choose(1, 30), Gen.Choose(1, 2500))
         select (Codes.Zip(counts, (code, c) => new MetricInput(code, Math.Min(c.Item1, c.Item2), Math.Max(c.Item1, c.Item2))).ToArray(), cents / 100m)).ToArbitrary();

    [Fact]
    public void No_combination_of_changes_is_cheaper() =>
        Prop.ForAll(Small, x =>
        {
            var plan = Cheapest.ToGain(Rules, "province", x.Inputs, x.Points);
            var tried = Tried(x.Inputs).ToList();
            var enough = tried.Where(t => t.Gain >= x.Points).ToList();
            return enough.Count == 0
                ? plan is { Reached: false, Steps.Count: 0 } && plan.Points == tried.Max(t => t.Gain)
                : plan.Reached && plan.Changes == enough.Min(t => t.Changes);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void A_plan_carried_out_wins_what_it_says() =>
        Prop.ForAll(Small, x =>
        {
            var plan = Cheapest.ToGain(Rules, "province", x.Inputs, x.Points);
            var before = Scorer.Score(Rules, "province", x.Inputs).Score;
            var after = Scorer.Score(Rules, "province",
                [.. x.Inputs.Select(i => i with { Numerator = i.Numerator + plan.Steps.Where(s => s.Metric == i.Code).Sum(s => s.Change) })]).Score;
            return !plan.Reached || (after - before == plan.Points && plan.Points >= x.Points && plan.Steps.Sum(s => s.Points) == plan.Points
                && plan.Steps.Sum(s => s.Change) == plan.Changes);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_metric_alone_needs_as_few_as_trying_them_one_by_one() =>
        Prop.ForAll(Small, x =>
        {
            var steps = Cheapest.ByMetric(Rules, "province", x.Inputs, 0.1m).ToDictionary(s => s.Metric);
            return Codes.All(code =>
            {
                var alone = Tried(x.Inputs, only: code).ToList();
                var goal = Math.Min(0.1m, alone.Max(t => t.Gain));
                var least = alone.Where(t => t.Gain >= goal).MinBy(t => t.Changes);
                return goal == 0 ? !steps.ContainsKey(code) : steps[code].Change == least.Changes && steps[code].Points == least.Gain;
            });
        }).QuickCheckThrowOnFailure();

    /// <summary>Đồng Tháp to 10 October 2026, of which every count is published: one procedure published on time wins it, 2,000 dossiers in time would too.</summary>
    [Fact]
    public void A_real_province_hears_the_fewest_changes_for_the_next_tenth()
    {
        MetricInput[] inputs =
        [
            new("1.1", 0, 52), new("1.2", 45, 52), new("2.1", 358660, 405424), new("3.1-3.3", Score: 8.84m), new("4.1", 308947, 405424),
            new("4.5a", 314, 1307), new("4.6", RatioPercent: 100), new("5.2", 234, 286), new("5.3", 184, 286),
        ];

        var plan = Cheapest.ToGain(Rules, "province", inputs, 0.1m);

        var step = Assert.Single(plan.Steps);
        Assert.Equal(("1.1", 1L, "procedure", 0.12m), (step.Metric, step.Change, step.Unit, step.Points));
        Assert.Equal("1.1: thêm 1 thủ tục đạt “TTHC được công bố đúng hạn” được 0,12 điểm", step.TextVi);
        Assert.Equal("1.1: 1 more procedure counted as “procedures published on time” win 0.12 points", step.TextEn);
        Assert.Equal(["1.1", "1.2", "5.3", "5.2", "4.5a", "2.1", "4.1"],
            Cheapest.ByMetric(Rules, "province", inputs, 0.1m).Select(s => s.Metric));
    }

    [Fact]
    public void What_a_unit_does_not_hold_in_its_hand_is_no_lever()
    {
        MetricInput[] inputs = [new("1.1", 0, 9), new("2.1", 5, 5), new("5.2", 0, 0), new("5.4", 0, 0), new("4.1", Score: 1)];

        var plan = Cheapest.ToGain(Rules, "commune", inputs, 0.01m);

        Assert.Equal((false, 0m, 0L), (plan.Reached, plan.Points, plan.Changes));
        Assert.Empty(Cheapest.ByMetric(Rules, "commune", inputs, 0.1m));
    }

    [Fact]
    public void Without_a_synchronised_dossier_an_online_one_wins_nothing()
    {
        MetricInput[] inputs = [new("1.4", 0, 0), new("3.3", 0, 8)];

        Assert.False(Cheapest.ToGain(Rules, "commune", inputs, 0.01m).Reached);
        Assert.Equal((true, 0L), (Cheapest.ToGain(Rules, "commune", inputs, 0m).Reached, Cheapest.ToGain(Rules, "commune", inputs, -1m).Changes));
    }

    [Fact]
    public void A_large_goal_of_a_large_province_is_found_at_once()
    {
        MetricInput[] inputs =
        [
            .. Rules.ScoredAt("province").Select((m, i) => new MetricInput(m.Code, 400_000 + (7919 * i % 200_000), 1_000_003 + i)),
        ];

        var plan = Cheapest.ToGain(Rules, "province", inputs, 30m);

        Assert.True(plan.Reached);
        Assert.Equal(30m, plan.Points);
        Assert.True(plan.Changes > Cheapest.ToGain(Rules, "province", inputs, 29.9m).Changes);
    }

    [Fact]
    public void Every_scored_metric_of_every_rule_set_has_a_unit() =>
        Assert.All(Published.Book.Sets.SelectMany(s => s.Metrics).Where(m => m.Max > 0), m =>
            Assert.Contains(Cheapest.ByMetric(Rules, "province", [new(m.Code, 0, 10)], 0.1m).Select(s => s.Unit).DefaultIfEmpty("dossier"),
                x => x is "dossier" or "petition" or "procedure" or "service" or "commune"));

    private static IEnumerable<(long Changes, decimal Gain)> Tried(MetricInput[] inputs, string? only = null)
    {
        var before = Scorer.Score(Rules, "province", inputs).Score;
        IEnumerable<MetricInput[]> all = [[]];
        foreach (var input in inputs)
        {
            var most = only is null || input.Code == only ? input.Denominator!.Value : input.Numerator!.Value;
            all = all.SelectMany(part => Enumerable.Range(0, (int)(most - input.Numerator!.Value) + 1).Select(k => part.Append(input with { Numerator = input.Numerator + k }).ToArray())).ToList();
        }
        return all.Select(x => (x.Zip(inputs, (a, b) => a.Numerator!.Value - b.Numerator!.Value).Sum(), Scorer.Score(Rules, "province", x).Score - before));
    }
}
