using System.Text.Json;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Playlists;

/// <summary>A row of <c>playlist</c>; the items are JSON.</summary>
internal sealed record PlaylistRow
{
    public const string Columns = "name, version, items::text as items, screens, changed_at";

    public required string Name { get; init; }
    public long Version { get; init; }
    public required string Items { get; init; }
    public int Screens { get; init; }
    public DateTimeOffset ChangedAt { get; init; }

    /// <summary>Reads a playlist; null when there is none.</summary>
    public static async Task<Playlist?> Find(Work work, string name, CancellationToken ct) =>
        (await work.One<PlaylistRow>($"select {Columns} from playlist where name = @name", new { name }, ct))?.Read();

    /// <summary>Stores a playlist under its new version.</summary>
    public static Task Store(Work work, Playlist playlist, CancellationToken ct) => work.Execute("""
        insert into playlist (name, version, items, screens, changed_at) values (@Name, @Version, @items::jsonb, @Columns, @ChangedAt)
        on conflict (name) do update set version = excluded.version, items = excluded.items, screens = excluded.screens, changed_at = excluded.changed_at
        """, new { playlist.Name, playlist.Version, items = JsonSerializer.Serialize(playlist.Items, Json.Options), playlist.Span.Columns, playlist.ChangedAt }, ct);

    /// <summary>What the row says.</summary>
    public Playlist Read() =>
        new(Name, Version, JsonSerializer.Deserialize<List<Playlist.Item>>(Items, Json.Options)!, new Playlist.Screens(Screens), ChangedAt);
}
