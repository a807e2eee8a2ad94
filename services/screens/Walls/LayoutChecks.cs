namespace Ioc.Screens.Walls;

/// <summary>Everything that can be wrong with a layout.</summary>
internal sealed class LayoutChecks(Layout layout)
{
    private const int WallWidth = 1920;
    private const int WallHeight = 1080;

    /// <summary>Right edge of the field of a high alarm: a panel is wholly under it, or wholly beside it.</summary>
    private const int FieldWidth = 616;

    /// <summary>One sentence a fault; empty when all is well.</summary>
    public IEnumerable<string> Faults() => Whole().Concat(layout.Panels.SelectMany(Of)).Concat(Overlaps());

    private IEnumerable<string> Whole()
    {
        if (layout.TitleVi.Trim() is "" || layout.TitleEn.Trim() is "") yield return "titleVi and titleEn must both be told";
        if (layout.Panels.Count == 0) yield return "panels missing";
        if (layout.Map is { } map && !Drawable.Tiles.Contains(map)) yield return $"map: unknown tile {map}";
        if (layout.Map is null && layout.Panels.Any(x => x.Kind == "map")) yield return "map missing: a panel draws it";
        if (layout.Map is not null && layout.Panels.All(x => x.Kind is not ("map" or "ranking" or "heat"))) yield return "map: no panel draws it";
    }

    private static IEnumerable<string> Of(Layout.Panel panel)
    {
        var name = NameOf(panel);
        if (panel.X < 0 || panel.Y < 0 || panel.Width <= 0 || panel.Height <= 0 || panel.Right > WallWidth || panel.Bottom > WallHeight)
            yield return $"{name}: the box must lie within {WallWidth} x {WallHeight}";
        else if (panel.X < FieldWidth && panel.Right > FieldWidth && panel.Kind != "figures")
            yield return $"{name}: the box crosses {FieldWidth}, where the field of a high alarm ends";
        if (panel.TitleVi is null != panel.TitleEn is null) yield return $"{name}: a title needs both languages";
        if (panel.DuringAlarm is { } other && !Drawable.Panels.ContainsKey(other)) yield return $"{name}: duringAlarm: unknown panel {other}";
        foreach (var tile in panel.Tiles.SelectMany(x => x.Split('|')).Where(x => !Drawable.Tiles.Contains(x))) yield return $"{name}: unknown tile {tile}";
        if (!Drawable.Panels.TryGetValue(panel.Kind, out var tiles)) yield return $"{name}: unknown panel";
        else if (panel.Tiles.Count < tiles.Least || panel.Tiles.Count > tiles.Most)
            yield return $"{name}: {panel.Tiles.Count} tiles; it is drawn from {tiles.Least}" + (tiles.Most == tiles.Least ? "" : $" to {tiles.Most}");
    }

    private IEnumerable<string> Overlaps() =>
        from one in layout.Panels.Index()
        from other in layout.Panels.Skip(one.Index + 1)
        where one.Item.X < other.Right && other.X < one.Item.Right && one.Item.Y < other.Bottom && other.Y < one.Item.Bottom
        select $"{NameOf(one.Item)}: lies over {NameOf(other)}";

    private static string NameOf(Layout.Panel panel) => $"{panel.Kind} at {panel.X}, {panel.Y}";
}
