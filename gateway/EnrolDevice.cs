using System.Security.Claims;
using Ioc.Defaults;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Gateway;

/// <summary>A wall hands in its token once and carries it as a cookie from then on.</summary>
public static class EnrolDevice
{
    private const int BodyBytesMax = 8_192;

    /// <summary>What a wall sends.</summary>
    /// <param name="Token">A token of role device.</param>
    public sealed record Request(string? Token);

    /// <summary><c>POST /device</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/device", Handle)
        .WithName("EnrolDevice").AllowAnonymous().RequireRateLimiting(Limits.Public).WithMetadata(new RequestSizeLimitAttribute(BodyBytesMax));

    private static async Task<IResult> Handle(Request request, HttpContext context, TimeProvider clock)
    {
        var check = await TokenCache.Check(context, request.Token ?? "");
        if (!check.IsValid)
            return Refuse("bad-token", "Mã thiết bị không dùng được: hết hạn, sai nơi cấp hoặc sai chữ ký; hãy lấy mã mới.", "The device token is not usable: ended, or of another issuer or signature; get a new one.");
        if (new Caller(new ClaimsPrincipal(check.ClaimsIdentity)).Role != Roles.Device)
            return Refuse("not-a-device-token", "Chỉ nhận mã có vai trò device.", "Only a token of role device is taken.");
        DeviceCookie.Set(context, request.Token!, check.SecurityToken.ValidTo - clock.GetUtcNow().UtcDateTime);
        return Results.NoContent();
    }

    private static Refusal Refuse(string kind, string vi, string en) =>
        new(401, kind, new Text("Không nhận thiết bị", "The device is not taken"), new Text(vi, en));
}
