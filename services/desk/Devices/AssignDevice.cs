using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>Ties the wall that shows a code to a name, an area and a playlist. A code is good for one wall, once.</summary>
public static class AssignDevice
{
    /// <summary>What the wall becomes.</summary>
    /// <param name="Name">Where it hangs, at most 120 characters.</param>
    /// <param name="Area">Code of the unit whose figures it may read.</param>
    /// <param name="Playlist">Name of a playlist, if it shows one.</param>
    public sealed record Request(string? Name, string? Area, string? Playlist);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/devices/{code}:tie", Handle).Allow(Roles.Operator).WithSummary("Tie a wall to an area").Produces<DeviceAnswer>();

    private static async Task<IResult> Handle(string code, Request request, Caller caller, AreaTree areas, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var (name, area) = await Read(request, areas, work, faults, ct);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(area!.Path)) return Refusal.ForeignArea(area.Code);
        var row = await work.One<DeviceRow>($"""
            update device set version = version + 1, code = null, name = @name, area = @Area, playlist = @Playlist, tied_at = @Now, tied_by = @Who
            where code = upper(@code) and tied_at is null and expires_at > @Now returning {DeviceRow.Columns}
            """, new { code, name, Area = area.Code, request.Playlist, work.Now, Who = caller.Name }, ct);
        if (row is null)
            return Refusal.Unknown("no-such-code", $"Mã {code} không có, đã hết hạn hoặc đã dùng; xem mã trên màn hình.", $"The code {code} is unknown, ended or used; look at the wall.");
        var answer = DeviceAnswer.Of(row);
        await Act.Write(work, caller, $"device/{row.Id}", "tie", null, answer, ct);
        await work.Commit(ct);
        return Results.Ok(answer);
    }

    /// <summary>True when a code is a unit of today that lies outside a wall's own.</summary>
    internal static bool IsBeyond(AreaTree areas, Area own, string code, DateTimeOffset now) =>
        areas.Find(code, VietnamTime.DateOf(now)) is { } area && !AreaPath.IsUnder(area.Path, own.Path);

    /// <summary>What a wall is to become; only good when no fault was found.</summary>
    internal static async Task<(string Name, Area? Area)> Read(Request request, AreaTree areas, Work work, Faults faults, CancellationToken ct)
    {
        var name = faults.Words(request.Name, "/name", 120);
        var area = Places.Find(areas, request.Area, work.Now, "/area", faults);
        if (request.Playlist is null) return (name, area);
        var playlist = await Playlists.PlaylistRow.Find(work, request.Playlist, ct);
        faults.Require(playlist is not null, "/playlist", "Không có danh sách chiếu này.", "There is no such playlist.");
        // The wall may read its own unit alone: of another one it would show a refusal.
        var foreign = string.Join(", ", playlist?.Items.Select(x => x.Area).Distinct().Where(code => area is not null && IsBeyond(areas, area, code, work.Now)) ?? []);
        faults.Require(foreign == "", "/playlist", $"Danh sách chiếu cả đơn vị ngoài địa bàn của màn hình: {foreign}.", $"The playlist shows units outside the wall's own: {foreign}.");
        return (name, area);
    }
}
