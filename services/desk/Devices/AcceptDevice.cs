using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Desk.Devices;

/// <summary>Tells who the bearer of a secret is: still waiting, a wall, or nobody any more. The gateway asks this for every wall, again and again.</summary>
public static class AcceptDevice
{
    private const int SecretLengthMax = 100;

    /// <summary>The secret.</summary>
    public sealed record Request(string? Secret);

    /// <summary>What it is.</summary>
    /// <param name="State">pending or tied.</param>
    /// <param name="Id">Of a tied wall, as are name and area.</param>
    public sealed record Response(string State, int? PollAfterSeconds, string? Id, string? Name, string? Area);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/devices:claim", Handle).AllowAnonymous().WithSummary("Claim what an operator tied").Produces<Response>().Produces<Response>(202);

    private static async Task<IResult> Handle(Request request, HttpResponse response, Ledger ledger, IOptions<DeskOptions> options, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (request.Secret is not { Length: > 0 and <= SecretLengthMax } secret) return Ended();
        await using var work = await ledger.Begin(ct);
        var row = await work.One<DeviceRow>($"""
            update device set seen_at = case when tied_at is null or revoked_at is not null then seen_at else @Now end
            where secret_hash = @hash returning {DeviceRow.Columns}
            """, new { hash = DeviceRow.Hash(secret), work.Now }, ct);
        if (row is null || (row.TiedAt is null && row.ExpiresAt <= work.Now)) return Ended();
        if (row.RevokedAt is not null)
            return new Refusal(410, "device-revoked", new Text("Thiết bị đã bị thu hồi", "The device is revoked"),
                new Text("Hãy xin mã mới để gắn lại màn hình.", "Ask for a new code to tie this wall again."));
        await work.Commit(ct);
        return row.TiedAt is null
            ? Results.Json(new Response("pending", options.Value.ClaimEverySeconds, null, null, null), Json.Options, statusCode: 202)
            : Results.Ok(new Response("tied", null, row.Id, row.Name, row.Area));
    }

    private static Refusal Ended() => new(410, "code-ended", new Text("Mã đã hết hạn", "The code has ended"),
        new Text("Hãy xin mã mới.", "Ask for a new code."));
}
