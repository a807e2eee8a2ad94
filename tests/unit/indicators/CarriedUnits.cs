using Ioc.Areas;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Questions;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class CarriedUnits
{
    private static readonly DateOnly Before = new(2025, 6, 30);

    [Theory]
    [InlineData("25975")]
    [InlineData("25741")]
    [InlineData("725")]
    public void Where_the_tree_is_pinned_before_the_reform_every_unit_keeps_its_own_figures(string code)
    {
        var pinned = AreaTree.Bundled(Before);
        var (paths, others) = Carried.Paths(pinned, pinned.Find(code, Before)!, Window.Parse("2026-11")!);
        Assert.Equal([pinned.Find(code, Before)!.Path], paths);
        Assert.Empty(others);
    }

    [Fact]
    public void Where_it_is_not_the_figures_are_carried_along_the_main_successors()
    {
        var areas = AreaTree.Bundled();
        var old = areas.Find("25741", Before)!;
        var (after, heirs) = Carried.Paths(areas, old, Window.Parse("2026-11")!);
        Assert.Equal(["79.25750"], after);
        Assert.Equal(["25750"], heirs.Select(x => x.Code));
        var (before, ancestors) = Carried.Paths(areas, areas.Find("25750", new DateOnly(2026, 11, 1))!, Window.Parse("2025-06")!);
        Assert.Contains(old.Path, before);
        Assert.Contains(ancestors, x => x is { Code: "25741", Whole: false });
    }
}
