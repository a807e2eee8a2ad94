using Ioc.Defaults;
using Ioc.Desk.Playlists;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>Shows a wall what it is and what it shows.</summary>
public static class ShowDevice
{
    /// <summary>What the wall needs to know.</summary>
    public sealed record Response(string Id, string Name, string Area, Playlist? Playlist);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/devices/me", Handle).Allow(Roles.Device).WithSummary("Show this wall what it shows").Produces<Response>();

    private static async Task<IResult> Handle(HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var row = await work.One<DeviceRow>($"select {DeviceRow.Columns} from device where id = @Subject and revoked_at is null", new { caller.Subject }, ct);
        if (row is null) return DeviceAnswer.Unknown(caller.Subject);
        var playlist = row.Playlist is null ? null : await PlaylistRow.Find(work, row.Playlist, ct);
        var tag = $"\"{row.Version}.{playlist?.Version ?? 0}\"";
        http.Response.Headers.ETag = tag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(x => x.Tag == tag)
            ? Results.StatusCode(304) : Results.Ok(new Response(row.Id, row.Name!, row.Area!, playlist));
    }
}
