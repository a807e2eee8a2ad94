using Ioc.Areas;
using Ioc.Indicators.Counters;

namespace Ioc.Indicators.Questions;

/// <summary>
/// Carries a unit over a reform. Facts bear the area as it was, so a unit's figures before it stood are those of the
/// units that it is the main successor of; after it ended, those of its main successor, which may be wider.
/// </summary>
internal static class Carried
{
    /// <summary>A unit whose figures were taken instead or besides.</summary>
    /// <param name="Whole">False when the unit was divided, or the successor took over others too: the figures are near, not equal.</param>
    internal sealed record From(string Code, string NameVi, string NameEn, bool Whole);

    /// <summary>The paths to add up in a window, the unit's own first, and the other units among them.</summary>
    public static (IReadOnlyList<string> Paths, IReadOnlyList<From> Others) Paths(AreaTree areas, Area area, Window window)
    {
        // A tree that is pinned before a reform knows no reform.
        if (area.ValidTo < window.First && areas.Find(area.Code, window.First)?.Path != area.Path)
        {
            var heir = areas.Successors(area).FirstOrDefault(x => x.Level == area.Level);
            return heir is null ? ([area.Path], []) : ([heir.Path], [new(heir.Code, heir.NameVi, heir.NameEn, areas.Predecessors(heir).Count == 1)]);
        }
        if (!(area.ValidFrom > window.First)) return ([area.Path], []);
        var before = areas.Predecessors(area).Where(x => areas.Successors(x)[0] == area).ToList();
        return ([area.Path, .. before.Select(x => x.Path)], [.. before.Select(x => new From(x.Code, x.NameVi, x.NameEn, areas.Successors(x).Count == 1))]);
    }
}
