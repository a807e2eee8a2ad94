using FsCheck;
using FsCheck.Fluent;
using Ioc.Eid.Counts;
using Xunit;

namespace Ioc.Tests.Unit.Eid;

public sealed class SmallFigures
{
    private static IReadOnlySet<string> Hidden(params (string Path, long People)[] own) =>
        Suppression.Hidden(Suppression.Totals(own.Select(x => KeyValuePair.Create(x.Path, x.People))));

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void One_to_four_people_are_not_shown(long people, bool hidden) =>
        Assert.Equal(hidden, Hidden(("74.725.25975", people), ("74.725.25972", 0)).Contains("74.725.25975"));

    [Fact]
    public void A_single_hidden_figure_takes_its_smallest_neighbour_with_it() =>
        Assert.Equal(["74.725.25972", "74.725.25975"], Hidden(("74.725.25975", 3), ("74.725.25972", 20), ("74.725.25969", 90)).Order());

    [Fact]
    public void Two_hidden_figures_hide_each_other() =>
        Assert.Equal(["74.725.25972", "74.725.25975"], Hidden(("74.725.25975", 3), ("74.725.25972", 2), ("74.725.25969", 90)).Order());

    [Fact]
    public void Two_that_can_only_be_one_each_or_four_each_need_a_third()
    {
        Assert.Contains("74.725.25969", Hidden(("74.725.25975", 1), ("74.725.25972", 1), ("74.725.25969", 90)));
        Assert.Contains("74.725.25969", Hidden(("74.725.25975", 4), ("74.725.25972", 4), ("74.725.25969", 90)));
    }

    [Fact]
    public void Without_a_neighbour_to_hide_the_sum_is_hidden() =>
        Assert.Contains("74.725", Hidden(("74.725.25975", 4), ("74.725.25972", 4), ("74.724.25942", 300), ("74.724.25945", 300)));

    [Fact]
    public void A_hidden_sum_cannot_be_added_up_again()
    {
        var hidden = Hidden(("74.725.25975", 3), ("74.724.25942", 300), ("74.724.25945", 400), ("74.718.25741", 900));

        Assert.Equal(["74.724", "74.724.25942", "74.725", "74.725.25975"], hidden.Order());
    }

    [Fact]
    public void Large_figures_are_all_shown() => Assert.Empty(Hidden(("74.725.25975", 5), ("74.725.25972", 2_000), ("74.724.25942", 0)));

    [Fact]
    public void No_small_figure_can_be_computed_from_what_is_shown() => Prop.ForAll(Trees, own =>
    {
        var totals = Suppression.Totals(own);
        var known = Attacker.Knows(totals, Suppression.Hidden(totals));
        return !totals.Any(x => Suppression.IsSmall(x.Value) && known.Contains(x.Key));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_attacker_of_these_tests_does_find_a_figure_that_stands_alone()
    {
        var totals = Suppression.Totals([KeyValuePair.Create("74.725.25975", 3L), KeyValuePair.Create("74.725.25972", 20L)]);

        Assert.Contains("74.725.25975", Attacker.Knows(totals, new HashSet<string> { "74.725.25975" }));
    }

    private static readonly Arbitrary<KeyValuePair<string, long>[]> Trees = (
        from district in Gen.Choose(1, 4)
        from commune in Gen.Choose(1, 4)
        from people in Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(0, 40))
        select KeyValuePair.Create($"74.72{district}.{district}{commune}", (long)people))
        .ArrayOf().Select(all => all.DistinctBy(x => x.Key).ToArray()).ToArbitrary();
}
