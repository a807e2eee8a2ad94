using Ioc.Contracts;

namespace Ioc.Screens.Tiles;

/// <summary>Groups of waiting rows as the list of a tile.</summary>
internal static class GroupRows
{
    /// <summary>One tile: what waits in all groups together, and the groups beside it.</summary>
    public static Tile Of(string name, string unit, IReadOnlyList<GroupCount> groups) => new(name, groups.Sum(x => x.Open), unit)
    {
        Wide = true,
        Detail = new { List = groups.Select(x => new { x.Key, NameVi = x.NameVi ?? x.Key, NameEn = x.NameEn ?? x.NameVi ?? x.Key, x.Open, x.Overdue }) },
    };
}
