using System.Buffers;
using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Screens.Areas;
using Ioc.Screens.Tiles;
using Microsoft.Extensions.Options;

namespace Ioc.Screens.Walls;

/// <summary>Lists the latest tiles of a unit and its direct children, with the units themselves.</summary>
public static class ListTiles
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/{area}/tiles", Handle).Allow([.. Roles.Readers, Roles.Device]).WithSummary("List the tiles of a unit and its children");

    private static IResult Handle(string area, HttpResponse response, Caller caller, AreaTree areas, Board board, TimeProvider clock, IOptions<ScreensOptions> options)
    {
        var (place, refused) = WallPlace.Find(area, caller, areas, board, clock);
        if (place is null) return refused!;
        response.Headers.CacheControl = "no-store";
        var json = new ArrayBufferWriter<byte>(65_536);
        var head = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Area = AreaAnswer.Of(place),
            Children = areas.Children(place.Code, clock.Today()).Select(AreaAnswer.Of),
            Now = Shelf.Instant(clock.GetUtcNow()),
            options.Value.BeatEverySeconds,
        }, Json.Options);
        json.Write(head.AsSpan(0, head.Length - 1));
        json.Write(",\"tiles\":"u8);
        Frames.WriteTiles(json, place.Path, board.Of(place.Path).Latest());
        json.Write("}"u8);
        return Results.Bytes(json.WrittenMemory, "application/json; charset=utf-8");
    }
}
