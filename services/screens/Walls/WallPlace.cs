using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Screens.Areas;

namespace Ioc.Screens.Walls;

/// <summary>What every read of a wall checks first.</summary>
internal static class WallPlace
{
    private const int RetryAfterSeconds = 2;

    /// <summary>The unit that the code means today, or a refusal: no such unit, not the caller's, or nothing read yet.</summary>
    public static (Area? Area, Refusal? Refused) Find(string code, Caller caller, AreaTree areas, Board board, TimeProvider clock)
    {
        var today = clock.Today();
        if (areas.Find(code, today) is not { } area) return (null, AreaAnswer.Unknown(areas, code, today));
        if (!caller.Covers(area.Path)) return (null, Refusal.ForeignArea(area.Code));
        return board.Loaded ? (area, null) : (null, NotLoaded());
    }

    private static Refusal NotLoaded() => new(503, "tiles-not-loaded",
        new Text("Chưa có số liệu", "No tiles yet"),
        new Text("Máy chủ vừa khởi động và chưa đọc được số liệu; sẽ có trong giây lát.", "The server has just started and could not read the tiles yet; come back in a moment."),
        RetryAfterSeconds: RetryAfterSeconds);
}
