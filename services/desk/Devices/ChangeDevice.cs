using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>Changes what a tied wall is called and shows; it keeps its right to read, and follows within its next question (at most a minute).</summary>
public static class ChangeDevice
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/devices/{id}", Handle).Allow(Roles.Operator).WithSummary("Change what a tied wall shows").Produces<DeviceAnswer>();

    private static async Task<IResult> Handle(
        string id, AssignDevice.Request request, HttpContext http, Caller caller, AreaTree areas, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var (name, area) = await AssignDevice.Read(request, areas, work, faults, ct);
        if (!faults.None) return faults.Refuse();
        var row = await DeviceRow.Lock(work, id, ct);
        if (row is not { TiedAt: not null, RevokedAt: null } || !ListDevices.Covers(caller, areas, row)) return DeviceAnswer.Unknown(id);
        if (!caller.Covers(area!.Path)) return Refusal.ForeignArea(area.Code);
        if (Changes.Missed(http.Request, row.Version) is { } missed) return missed;
        var changed = await work.One<DeviceRow>($"""
            update device set version = version + 1, name = @name, area = @Area, playlist = @Playlist where id = @id returning {DeviceRow.Columns}
            """, new { id, name, Area = area.Code, request.Playlist }, ct);
        var answer = DeviceAnswer.Of(changed!);
        await Act.Write(work, caller, $"device/{id}", "change", null, new { Before = DeviceAnswer.Of(row), After = answer }, ct);
        await work.Commit(ct);
        http.Response.Headers.ETag = $"\"{answer.Version}\"";
        return Results.Ok(answer);
    }
}
