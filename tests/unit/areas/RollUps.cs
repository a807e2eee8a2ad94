using FsCheck;
using FsCheck.Fluent;
using Ioc.Areas;
using Xunit;

namespace Ioc.Tests.Unit.Areas;

public sealed class RollUps
{
    private static readonly string[] Paths =
        [.. AreaTree.Bundled().All(new(2025, 6, 24)).Concat(AreaTree.Bundled().All(new(2025, 7, 1))).Select(a => a.Path)];

    private static readonly Arbitrary<KeyValuePair<string, long>[]> Figures =
        Gen.Elements(Paths)
            .SelectMany(path => Gen.Choose(-1000, 100_000).Select(n => KeyValuePair.Create(path, (long)n)))
            .ArrayOf().ToArbitrary();

    [Fact]
    public void A_roll_up_equals_the_naive_sum_of_everything_at_or_below() =>
        Prop.ForAll(Figures, figures =>
        {
            var sums = RollUp.Sum(figures, (a, b) => a + b);
            var reached = Paths.Where(p => figures.Any(f => (f.Key + ".").StartsWith(p + ".", StringComparison.Ordinal)));
            return reached.Distinct().Order().SequenceEqual(sums.Keys.Order()) && sums.All(s =>
                s.Value == figures.Where(f => (f.Key + ".").StartsWith(s.Key + ".", StringComparison.Ordinal)).Sum(f => f.Value));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_figures_changes_nothing() =>
        Prop.ForAll(Figures, figures =>
            RollUp.Sum(figures, (a, b) => a + b).Order(Pairs)
                .SequenceEqual(RollUp.Sum(figures.Reverse(), (a, b) => a + b).Order(Pairs))).QuickCheckThrowOnFailure();

    [Fact]
    public void Ancestors_run_from_the_path_itself_up_to_the_root() =>
        Assert.Equal(["74.725.25975", "74.725", "74"], AreaPath.Ancestors("74.725.25975"));

    [Fact]
    public void A_path_is_under_each_of_its_ancestors_and_nothing_else() =>
        Prop.ForAll(Gen.Elements(Paths).Two().ToArbitrary(), pair =>
            AreaPath.IsUnder(pair.Item1, pair.Item2) == AreaPath.Ancestors(pair.Item1).Contains(pair.Item2))
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("74.725", "74.72", false)]
    [InlineData("74", "74.725", false)]
    [InlineData("74.725", "74.725", true)]
    public void Whole_codes_are_compared(string path, string ancestor, bool under) =>
        Assert.Equal(under, AreaPath.IsUnder(path, ancestor));

    [Theory]
    [InlineData("74.725.25975", "725", true)]
    [InlineData("74.725.25975", "25975", true)]
    [InlineData("74.725.25975", "74", true)]
    [InlineData("74.725.25975", "25", false)]
    [InlineData("74.725.25975", "74.725", false)]
    public void A_claim_covers_a_path_when_it_is_one_of_its_segments(string path, string code, bool covered) =>
        Assert.Equal(covered, AreaPath.Contains(path, code));

    private static readonly Comparer<KeyValuePair<string, long>> Pairs =
        Comparer<KeyValuePair<string, long>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));
}
