using System.Security.Claims;
using Ioc.Defaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

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

    private static async Task<IResult> Handle(Request request, HttpContext context, TimeProvider clock, IOptionsMonitor<JwtBearerOptions> bearer)
    {
        var check = await Check(request.Token ?? "", bearer.Get(JwtBearerDefaults.AuthenticationScheme));
        if (!check.IsValid)
            return Refuse("bad-token", "Mã thiết bị không dùng được: hết hạn, sai nơi cấp hoặc sai chữ ký; hãy lấy mã mới.", "The device token is not usable: ended, or of another issuer or signature; get a new one.");
        if (new Caller(new ClaimsPrincipal(check.ClaimsIdentity)).Role != Roles.Device)
            return Refuse("not-a-device-token", "Chỉ nhận mã có vai trò device.", "Only a token of role device is taken.");
        DeviceCookie.Set(context, request.Token!, check.SecurityToken.ValidTo - clock.GetUtcNow().UtcDateTime);
        return Results.NoContent();
    }

    /// <summary>The rules of the bearer check, for a token that did not come as a header.</summary>
    private static Task<TokenValidationResult> Check(string token, JwtBearerOptions bearer)
    {
        var rules = bearer.TokenValidationParameters.Clone();
        rules.ConfigurationManager = bearer.ConfigurationManager as BaseConfigurationManager;
        return bearer.TokenHandlers[0].ValidateTokenAsync(token, rules);
    }

    private static Refusal Refuse(string kind, string vi, string en) =>
        new(401, kind, new Text("Không nhận thiết bị", "The device is not taken"), new Text(vi, en));
}
