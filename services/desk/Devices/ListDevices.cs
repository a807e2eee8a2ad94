using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>Lists the walls of the caller's area, revoked ones last.</summary>
public static class ListDevices
{
    /// <summary>The walls.</summary>
    public sealed record Response(IReadOnlyList<DeviceAnswer> Items);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/devices", Handle).Allow(Roles.Operator).WithSummary("List walls").Produces<Response>();

    private static async Task<IResult> Handle(Caller caller, AreaTree areas, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var rows = await work.Many<DeviceRow>($"select {DeviceRow.Columns} from device where tied_at is not null order by revoked_at nulls first, name, id", null, ct);
        return Results.Ok(new Response([.. rows.Where(x => Covers(caller, areas, x)).Select(DeviceAnswer.Of)]));
    }

    /// <summary>True when the caller covers what the wall's unit is, or was before a reform.</summary>
    internal static bool Covers(Caller caller, AreaTree areas, DeviceRow row) => row.Area is { } code && areas.Versions(code).Any(x => caller.Covers(x.Path));
}
