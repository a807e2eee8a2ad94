using Ioc.Areas;
using Xunit;

namespace Ioc.Tests.Unit.Areas;

public sealed class BundledAreas
{
    private static readonly AreaTree Tree = AreaTree.Bundled();
    private static readonly DateOnly Before = new(2025, 6, 24);
    private static readonly DateOnly After = new(2025, 7, 1);

    [Fact]
    public void Nine_districts_and_91_communes_stand_under_Binh_Duong_before_the_reform()
    {
        Assert.Equal("74", Assert.Single(Tree.Roots(Before)).Code);
        Assert.Equal(9, Tree.Children("74", Before).Count);
        Assert.Equal(91, Tree.Leaves("74", Before).Count);
        Assert.All(Tree.Leaves("74", Before), a => Assert.Equal("commune", a.Level));
        var byDistrict = Tree.Children("74", Before).ToDictionary(d => d.Code, d => Tree.Leaves(d.Code, Before).Count);
        Assert.Equal([14, 7, 12, 8, 11, 12, 7, 10, 10], byDistrict.OrderBy(d => d.Key).Select(d => d.Value));
    }

    [Fact]
    public void Thirty_six_communes_stand_directly_under_79_from_the_reform_on()
    {
        Assert.Equal("79", Assert.Single(Tree.Roots(After)).Code);
        Assert.Equal(36, Tree.Children("79", After).Count);
        Assert.Equal(36, Tree.Leaves("79", After).Count);
        Assert.Empty(Tree.Children("74", After));
        Assert.Null(Tree.Find("725", After));
    }

    [Theory]
    [InlineData("25747", "Phường Phú Cường", "74.718.25747", "Phường Thủ Dầu Một", "79.25747")]
    [InlineData("25813", "Phường Mỹ Phước", "74.721.25813", "Phường Bến Cát", "79.25813")]
    [InlineData("25822", "Thị trấn Lai Uyên", "74.719.25822", "Xã Bàu Bàng", "79.25822")]
    public void A_reused_code_means_what_it_meant_on_the_day(
        string code, string before, string pathBefore, string after, string pathAfter)
    {
        var (old, now) = (Tree.Find(code, After.AddDays(-1)), Tree.Find(code, After));
        Assert.Equal((before, pathBefore), (old?.NameVi, old?.Path));
        Assert.Equal((after, pathAfter), (now?.NameVi, now?.Path));
        Assert.Equal([old!, now!], Tree.Versions(code));
    }

    [Fact]
    public void Sixteen_units_are_split_and_every_successor_resolves()
    {
        var old = Tree.All(Before).Where(a => a.Level == "commune").ToList();
        Assert.Equal(16, old.Count(a => Tree.Successors(a).Count == 2));
        Assert.Equal(75, old.Count(a => Tree.Successors(a).Count == 1));
        Assert.All(old, a => Assert.Equal(a.Successors, Tree.Successors(a).Select(s => s.Code)));
        Assert.All(old, a => Assert.All(Tree.Successors(a), s => Assert.Equal("79." + s.Code, s.Path)));
        Assert.Equal("79", Assert.Single(Tree.Successors(Tree.Find("74", Before)!)).Code);
        Assert.Equal(["25750", "25747"], Tree.Successors(Tree.Find("25741", Before)!).Select(s => s.Code));
    }

    /// <summary>0.15 degree is some 16 km: no commune of the province is wider. A namesake elsewhere would lie farther off.</summary>
    [Fact]
    public void A_successor_lies_among_the_units_that_it_took_over() => Assert.All(Tree.Leaves("79", After), unit => Assert.Contains(
        Tree.Predecessors(unit), old => Math.Abs(old.Lat - unit.Lat) < 0.15 && Math.Abs(old.Lon - unit.Lon) < 0.15));

    [Fact]
    public void Predecessors_mirror_successors()
    {
        Assert.Equal(["25741", "25744", "25750"], Tree.Predecessors(Tree.Find("25750", After)!).Select(p => p.Code));
        var forward = Tree.All(Before).SelectMany(a => Tree.Successors(a), (a, s) => (a, s)).ToHashSet();
        var backward = Tree.All(After).SelectMany(s => Tree.Predecessors(s), (s, a) => (a, s)).ToHashSet();
        Assert.True(forward.SetEquals(backward));
        Assert.Equal(91 + 16 + 1, forward.Count);
    }

    [Fact]
    public void A_path_is_found_whatever_later_status_the_city_above_received()
    {
        Assert.Equal("74.725.25975", Tree.Find("25975", Before)!.Path);
        Assert.Equal("74.725.25975", Tree.Find("25975", new(2015, 1, 1))!.Path);
        Assert.Equal(["74", "725", "25975"], Tree.PathOf("25975", Before).Select(a => a.Code));
        Assert.All(Tree.All(Before), a => Assert.Equal(a.Path, string.Join('.', Tree.PathOf(a.Code, Before).Select(p => p.Code))));
        Assert.Empty(Tree.PathOf("725", After));
    }

    [Fact]
    public void A_pinned_tree_answers_every_later_day_as_of_the_pinned_one()
    {
        var pinned = AreaTree.Bundled(new DateOnly(2025, 6, 30));
        var today = new DateOnly(2026, 11, 21);
        Assert.Equal(9, pinned.Children("74", today).Count);
        Assert.Equal(91, pinned.Leaves("74", today).Count);
        Assert.Equal("Phường Phú Cường", pinned.Find("25747", today)!.NameVi);
        Assert.Null(pinned.Find("79", today));
        Assert.Null(pinned.Find("721", new(2024, 4, 30)));
    }

    [Fact]
    public void An_unknown_code_answers_nothing_and_a_leaf_answers_itself()
    {
        Assert.Null(Tree.Find("999", Before));
        Assert.Empty(Tree.Children("999", Before));
        Assert.Empty(Tree.Leaves("999", Before));
        Assert.Empty(Tree.Versions("999"));
        Assert.Equal("25975", Assert.Single(Tree.Leaves("25975", Before)).Code);
        Assert.Empty(Tree.Successors(Tree.Find("25747", After)!));
    }
}
