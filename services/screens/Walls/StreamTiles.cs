using System.Globalization;
using Ioc.Areas;
using Ioc.Defaults;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Ioc.Screens.Walls;

/// <summary>Streams the tiles of a unit and its direct children as server-sent events, resumed after <c>Last-Event-ID</c>.</summary>
public static class StreamTiles
{
    private const int RetryAfterSeconds = 5;

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/{area}/stream", Handle).Allow([.. Roles.Readers, Roles.Device])
        .WithSummary("Stream the tiles of a unit and its children").Produces(200, contentType: "text/event-stream");

    private static IResult Handle(
        string area, HttpContext http, Caller caller, AreaTree areas, Board board, TimeProvider clock, IOptions<ScreensOptions> options)
    {
        var (place, refused) = WallPlace.Find(area, caller, areas, board, clock);
        if (place is null) return refused!;
        if (Wire.Of(http) is not { } wire || http.Features.Get<Kept>() is not { } kept) return NotPlain();
        if (!board.TryOpenStream(options.Value.StreamsMax)) return TooMany();
        var watcher = new Watcher(wire.Send, Seen(http.Request, Math.Max(board.Seq, clock.GetUtcNow().ToUnixTimeMilliseconds())), EndsAt(http));
        // A stream lives for months, with nothing of the request and of the answer that began it.
        kept.Keep(connection => Live(connection, watcher, wire, board));
        // Readers that all lost the stream at once shall not all come back at once.
        if (wire.Begin(clock.GetUtcNow(), Random.Shared.Next(1_000, 4_000))) board.Of(place.Path).Watch(watcher);
        else watcher.End();
        return Results.Empty;
    }

    private static async Task Live(ConnectionContext connection, Watcher watcher, Wire wire, Board board)
    {
        try
        {
            await using var gone = connection.ConnectionClosed.UnsafeRegister(x => ((Watcher)x!).End(), watcher);
            await watcher.Ended;
            // Who has not taken the last frame will not take an end either.
            if (watcher.IsEven) wire.End();
            else connection.Abort();
        }
        finally { board.CloseStream(); }
    }

    /// <summary>What the reader has; an id that is none of ours is as good as none, and so is one that no replica can have given yet.</summary>
    private static long Seen(HttpRequest request, long newest) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) && seq <= newest ? seq : -1;

    private static DateTimeOffset EndsAt(HttpContext http) =>
        long.TryParse(http.User.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MaxValue;

    private static Refusal NotPlain() => new(505, "stream-needs-plain-http",
        new Text("Luồng cần HTTP/1.1 không mã hóa", "A stream needs plain HTTP/1.1"),
        new Text("Hãy mở luồng qua cổng; trong hệ thống, cổng nói HTTP/1.1 với màn hình.", "Open the stream at the gateway; inside, the gateway speaks HTTP/1.1 with the screens."));

    private static Refusal TooMany() => new(503, "too-many-streams",
        new Text("Quá nhiều luồng", "Too many streams"),
        new Text("Máy chủ này đã đủ luồng; hãy thử lại.", "This replica has all the streams it can serve; try again."), RetryAfterSeconds: RetryAfterSeconds);
}
