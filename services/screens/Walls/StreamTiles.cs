using System.Globalization;
using System.Security.Claims;
using System.Text;
using Ioc.Areas;
using Ioc.Defaults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Ioc.Screens.Walls;

/// <summary>Streams the tiles of a unit and its direct children as server-sent events, resumed after <c>Last-Event-ID</c>.</summary>
public static class StreamTiles
{
    private const int RetryAfterSeconds = 5;

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/{area}/stream", Handle).Allow([.. Roles.Readers, Roles.Device])
        .WithSummary("Stream the tiles of a unit and its children").Produces(200, contentType: "text/event-stream");

    private static Task<IResult> Handle(
        string area, HttpContext http, Caller caller, AreaTree areas, Board board, TimeProvider clock, IOptions<ScreensOptions> options)
    {
        var (place, refused) = WallPlace.Find(area, caller, areas, board, clock);
        if (place is null) return Task.FromResult<IResult>(refused!);
        return board.TryOpenStream(options.Value.StreamsMax) ? Serve(board, place.Path, http) : Task.FromResult<IResult>(TooMany());
    }

    private static async Task<IResult> Serve(Board board, string path, HttpContext http)
    {
        try
        {
            await Begin(http.Response);
            await Watch(board.Of(path), http);
            return Results.Empty;
        }
        finally { board.CloseStream(); }
    }

    private static async Task Begin(HttpResponse response)
    {
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        response.HttpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        // Readers that all lost the stream at once shall not all come back at once.
        await response.BodyWriter.WriteAsync(Encoding.ASCII.GetBytes($"retry: {Random.Shared.Next(1_000, 4_000)}\n\n"), response.HttpContext.RequestAborted);
    }

    private static async Task Watch(Wall wall, HttpContext http)
    {
        var watcher = new Watcher(http.Response.BodyWriter, Seen(http.Request), EndsAt(http));
        await using var gone = http.RequestAborted.UnsafeRegister(x => ((Watcher)x!).End(), watcher);
        // A stream lives for months; what only its beginning needed would be most of its memory.
        http.Request.Headers.Remove("Authorization");
        http.User = new ClaimsPrincipal();
        wall.Watch(watcher);
        try { await watcher.Ended; }
        finally
        {
            wall.Leave(watcher);
            // Who has not taken the last frame will not take an end either.
            if (!watcher.Ready) http.Abort();
            await watcher.Settled();
        }
    }

    /// <summary>What the reader has; an id that is none of ours is as good as none.</summary>
    private static long Seen(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : -1;

    private static DateTimeOffset EndsAt(HttpContext http) =>
        long.TryParse(http.User.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds) : DateTimeOffset.MaxValue;

    private static Refusal TooMany() => new(503, "too-many-streams",
        new Text("Quá nhiều luồng", "Too many streams"),
        new Text("Máy chủ này đã đủ luồng; hãy thử lại.", "This replica has all the streams it can serve; try again."), RetryAfterSeconds: RetryAfterSeconds);
}
