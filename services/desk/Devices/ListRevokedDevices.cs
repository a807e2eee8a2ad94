using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>Lists the walls revoked of late; the gateway asks every other second and cuts off what it finds.</summary>
public static class ListRevokedDevices
{
    /// <summary>How long a revoked wall is listed: longer than any token that was given to it.</summary>
    public const int ListedHours = 2;

    /// <summary>Ids.</summary>
    public sealed record Response(IReadOnlyList<string> Items);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/devices:revoked", Handle).Allow(Roles.Device).WithSummary("List walls revoked of late").Produces<Response>();

    private static async Task<IResult> Handle(Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        return Results.Ok(new Response(await work.Many<string>(
            "select id from device where revoked_at > @since order by revoked_at", new { since = work.Now.AddHours(-ListedHours) }, ct)));
    }
}
