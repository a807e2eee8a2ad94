using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>Takes a wall's right to read away: the gateway cuts its stream and refuses its requests within 5 s. Again changes nothing.</summary>
public static class RevokeDevice
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapDelete("/devices/{id}", Handle).Allow(Roles.Operator).WithSummary("Revoke a wall").Produces(204);

    private static async Task<IResult> Handle(string id, Caller caller, AreaTree areas, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var row = await DeviceRow.Lock(work, id, ct);
        if (row is null || !ListDevices.Covers(caller, areas, row)) return DeviceAnswer.Unknown(id);
        if (row.RevokedAt is not null) return Results.NoContent();
        await work.Execute("update device set version = version + 1, revoked_at = @Now where id = @id", new { id, work.Now }, ct);
        await Act.Write(work, caller, $"device/{id}", "revoke", null, DeviceAnswer.Of(row), ct);
        await work.Commit(ct);
        return Results.NoContent();
    }
}
