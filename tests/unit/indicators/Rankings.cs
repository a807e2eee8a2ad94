using FsCheck;
using FsCheck.Fluent;
using Ioc.Indicators.Questions;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class Rankings
{
    private static Contender Unit(string code, decimal score, decimal g2 = 0, decimal g5 = 0, string kind = "commune", decimal max = 100) =>
        new(code, kind, score, max, [new("G2", g2, 20), new("G5", g5, 18)]);

    [Fact]
    public void Equal_totals_get_consecutive_ranks_by_the_rule_that_is_printed()
    {
        var places = Ranking.Of([Unit("b", 73.29m, 19, 18), Unit("a", 73.29m, 19, 17), Unit("d", 80), Unit("c", 73.29m, 19.05m), Unit("e", 73.29m, 19, 17)]);

        Assert.Equal(["d", "c", "b", "a", "e"], places.Select(x => x.Who.Code));
        Assert.Equal([1, 2, 3, 4, 5], places.Select(x => x.Rank));
        Assert.All(new[] { Ranking.TieRule.Vi, Ranking.TieRule.En }, rule => Assert.Contains("G2", rule, StringComparison.Ordinal));
    }

    /// <summary>Hoài Nhơn and Ia Mơ of Gia Lai, both 73.29 on 10 October 2026, were printed 12 and 13.</summary>
    [Fact]
    public void A_published_tie_comes_out_in_the_printed_order() =>
        Assert.Equal(["Hoài Nhơn", "Ia Mơ"], Ranking.Of([Unit("Ia Mơ", 73.29m, 19.03m, 18), Unit("Hoài Nhơn", 73.29m, 19.05m, 18)]).Select(x => x.Who.Code));

    [Fact]
    public void Units_are_ranked_within_their_kind_and_in_all_and_the_unknown_not_at_all()
    {
        var places = Ranking.Of([Unit("c1", 70), Unit("d1", 80, kind: "district"), Unit("c2", 90), Unit("c3", 0, max: 0)]);

        Assert.Equal([("c2", 1, 2, 1, 3), ("d1", 1, 1, 2, 3), ("c1", 2, 2, 3, 3)], places.Select(x => (x.Who.Code, x.Rank, x.Ranked, x.RankInAll, x.RankedInAll)));
    }

    [Fact]
    public void The_order_asked_in_changes_nothing() =>
        Prop.ForAll(Gen.Choose(0, 5).Two().ArrayOf(12).ToArbitrary(), points =>
        {
            var units = points.Select((p, i) => Unit($"u{i:00}", p.Item1, p.Item2)).ToList();
            var there = Ranking.Of(units).Select(x => x.Who.Code);
            return there.SequenceEqual(Ranking.Of(units.AsEnumerable().Reverse()).Select(x => x.Who.Code));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Shared_out_points_add_up_to_the_last_cent_and_follow_the_weights() =>
        Prop.ForAll(Gen.Choose(0, 2000).Zip(Gen.Choose(0, 50).ArrayOf(9)).ToArbitrary(), x =>
        {
            var (whole, weights) = (x.Item1 / 100m, x.Item2.Select(w => (long)w).ToList());
            var parts = Apportion.Of(whole, weights, 0.01m);
            return weights.Sum() == 0 ? parts.All(p => p == 0)
                : parts.Sum() == whole && parts.Zip(weights).All(p => Math.Abs(p.First - (whole * p.Second / weights.Sum())) < 0.01m);
        }).QuickCheckThrowOnFailure();
}
