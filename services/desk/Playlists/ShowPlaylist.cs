using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Playlists;

/// <summary>Shows one playlist.</summary>
public static class ShowPlaylist
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/playlists/{name}", Handle).Allow(Roles.Readers).WithSummary("Show a playlist").Produces<Playlist>();

    private static async Task<IResult> Handle(string name, HttpContext http, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        if (await PlaylistRow.Find(work, name, ct) is not { } playlist)
            return Refusal.Unknown("no-such-playlist", $"Không có danh sách chiếu {name}.", $"There is no playlist {name}.");
        http.Response.Headers.ETag = $"\"{playlist.Version}\"";
        return Preconditions.NotModified(http.Request, playlist.Version) ? Results.StatusCode(304) : Results.Ok(playlist);
    }
}
