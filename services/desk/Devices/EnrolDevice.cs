using System.Buffers.Text;
using System.Security.Cryptography;
using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Desk.Devices;

/// <summary>Gives a wall that has nothing yet a code to show and a secret to keep (after RFC 8628: the code is for people, the secret for the machine).</summary>
public static class EnrolDevice
{
    // No letter or digit that could be taken for another one from five metres.
    private const string Letters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int CodeLength = 6, SecretBytes = 32, RetryAfterSeconds = 60, BodyBytesMax = 1_024;

    /// <summary>What the wall gets.</summary>
    /// <param name="Code">Six letters and digits to show; good once, until <paramref name="ExpiresAt"/>.</param>
    /// <param name="Secret">256 random bits; never shown, never in an address.</param>
    /// <param name="PollAfterSeconds">How long to wait between two claims.</param>
    public sealed record Response(string Code, string Secret, DateTimeOffset ExpiresAt, int PollAfterSeconds);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/devices", Handle).AllowAnonymous().WithSummary("Ask for a code that ties this wall").Produces<Response>(201)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(BodyBytesMax));

    private static async Task<IResult> Handle(HttpResponse response, Ledger ledger, IOptions<DeskOptions> options, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        await work.Execute("delete from device where tied_at is null and expires_at <= @Now", new { work.Now }, ct);
        if (await work.One<long>("select count(*) from device where tied_at is null", null, ct) >= options.Value.WaitingDevicesMax)
            return new Refusal(503, "too-many-devices-wait", new Text("Quá nhiều thiết bị đang chờ", "Too many devices wait"),
                new Text("Hãy thử lại sau một phút.", "Try again in a minute."), RetryAfterSeconds: RetryAfterSeconds);
        var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));
        var expiresAt = work.Now.AddMinutes(options.Value.CodeMinutes);
        var code = "";
        for (var stored = 0; stored == 0;)
        {
            code = RandomNumberGenerator.GetString(Letters, CodeLength);
            stored = await work.Execute("""
                insert into device (id, version, code, secret_hash, asked_at, expires_at) values (@id, 1, @code, @hash, @Now, @expiresAt) on conflict (code) do nothing
                """, new { id = Guid.CreateVersion7(work.Now).ToString(), code, hash = DeviceRow.Hash(made), work.Now, expiresAt }, ct);
        }
        await work.Commit(ct);
        response.Headers.CacheControl = "no-store";
        return Results.Json(new Response(code, made, expiresAt, options.Value.ClaimEverySeconds), Json.Options, statusCode: 201);
    }
}
