using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Playlists;

/// <summary>Lists all playlists by name; there are as many as there are kinds of wall.</summary>
public static class ListPlaylists
{
    /// <summary>The playlists.</summary>
    public sealed record Response(IReadOnlyList<Playlist> Items);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/playlists", Handle).Allow(Roles.Readers).WithSummary("List playlists").Produces<Response>();

    private static async Task<IResult> Handle(Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var rows = await work.Many<PlaylistRow>($"select {PlaylistRow.Columns} from playlist order by name", null, ct);
        return Results.Ok(new Response([.. rows.Select(x => x.Read())]));
    }
}
