namespace Ioc.Desk.Playlists;

/// <summary>What the walls that follow it show, one item after the other, over and over.</summary>
/// <param name="Name">Kebab case, unique.</param>
/// <param name="Version">Grows by one with each change; the ETag.</param>
/// <param name="Items">In their order.</param>
/// <param name="Span">Screens side by side that one browser spans.</param>
/// <param name="ChangedAt">When it last changed.</param>
public sealed record Playlist(string Name, long Version, IReadOnlyList<Playlist.Item> Items, Playlist.Screens Span, DateTimeOffset ChangedAt)
{
    /// <summary>One thing that a playlist shows.</summary>
    /// <param name="Wall">Name of a wall, e.g. <c>overview</c>.</param>
    /// <param name="Area">Code of the unit whose figures it shows.</param>
    /// <param name="Seconds">How long, before the next one comes.</param>
    /// <param name="From">Local time of day from which it is shown, <c>HH:mm</c>; all day without.</param>
    /// <param name="To">Local time of day at which it is no longer shown; before <paramref name="From"/>, the night lies between.</param>
    public sealed record Item(string Wall, string Area, int Seconds, string? From, string? To);

    /// <summary>Screens side by side.</summary>
    /// <param name="Columns">1 to 8; that many items stand beside each other.</param>
    public sealed record Screens(int Columns);
}
