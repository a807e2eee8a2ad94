using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Ioc.Defaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>Takes the authority's answer: changes its code for a token, checks that like any other, and signs the browser in.</summary>
public static class AnswerSignIn
{
    private static readonly string[] People = [Roles.Viewer, Roles.Operator, Roles.Agency, Roles.District, Roles.Admin];

    /// <summary><c>GET /api/sign-in/answer?code=…&amp;state=…</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(DeskCookie.Path + "/answer", Handle)
        .AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();

    /// <summary>503: the authority does not answer.</summary>
    public static Refusal Away() => new(503, "authority-away", new Text("Hệ thống định danh không trả lời", "The identity system does not answer"),
        new Text("Hãy thử lại sau ít giây.", "Try again in a few seconds."), RetryAfterSeconds: 5);

    private static async Task<IResult> Handle(
        string? code, string? state, HttpContext context, SignInOptions options, IHttpClientFactory clients, IOptionsMonitor<JwtBearerOptions> bearer, TimeProvider clock)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (DeskCookie.TakeUnderWay(context)?.Split(' ', 3) is not [var expected, var verifier, var to] || !IsSame(state, expected)) return NotBegun();
        if (string.IsNullOrEmpty(code)) return Declined();
        string? token;
        try { token = await Change(code, verifier, context, options, clients, bearer); }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException or InvalidOperationException or JsonException && !context.RequestAborted.IsCancellationRequested) { return Away(); }
        if (token is null) return Declined();
        var rules = bearer.Get(JwtBearerDefaults.AuthenticationScheme);
        var parameters = rules.TokenValidationParameters.Clone();
        parameters.ConfigurationManager = rules.ConfigurationManager as BaseConfigurationManager;
        var found = await rules.TokenHandlers[0].ValidateTokenAsync(token, parameters);
        if (!found.IsValid || !People.Contains(new Caller(new ClaimsPrincipal(found.ClaimsIdentity)).Role)) return NoRight();
        return DeskCookie.SetSession(context, token, found.SecurityToken.ValidTo - clock.GetUtcNow().UtcDateTime) ? Results.LocalRedirect(to) : TooLong();
    }

    private static async Task<string?> Change(
        string code, string verifier, HttpContext context, SignInOptions options, IHttpClientFactory clients, IOptionsMonitor<JwtBearerOptions> bearer)
    {
        var authority = await SignInDoor.Authority(bearer, context.RequestAborted) ?? throw new HttpRequestException("the authority does not answer");
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = BeginSignIn.AnswerAddress(context.Request),
            ["client_id"] = options.ClientId,
            ["code_verifier"] = verifier,
        };
        if (options.ClientSecret is { Length: > 0 } secret) form["client_secret"] = secret;
        using var client = clients.CreateClient(nameof(AnswerSignIn));
        using var answer = await client.PostAsync(authority.TokenEndpoint, new FormUrlEncodedContent(form), context.RequestAborted);
        if ((int)answer.StatusCode >= 500) throw new HttpRequestException($"the authority answers {(int)answer.StatusCode}");
        if (!answer.IsSuccessStatusCode) return null;
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(context.RequestAborted)).TryGetProperty("access_token", out var token) ? token.GetString() : null;
    }

    private static bool IsSame(string? said, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(said ?? ""), Encoding.UTF8.GetBytes(expected));

    private static Refusal NotBegun() => new(400, "sign-in-not-begun", new Text("Không có lần đăng nhập nào đang chờ", "No sign-in is under way"),
        new Text("Hãy bắt đầu lại từ bàn trực; mỗi lần đăng nhập có hạn 10 phút.", "Begin again at the desk; a sign-in must be finished within 10 minutes."));

    private static Refusal Declined() => new(403, "sign-in-declined", new Text("Đăng nhập không thành", "The sign-in was declined"),
        new Text("Hệ thống định danh không cấp mã truy cập.", "The identity system gave no token."));

    private static Refusal NoRight() => new(403, "sign-in-without-role", new Text("Tài khoản không có quyền", "The account has no right here"),
        new Text("Mã truy cập phải do đúng nơi cấp, cho đúng hệ thống, với một vai trò và địa bàn.", "The token must be of the right issuer and audience, with a role and areas."));

    private static Refusal TooLong() => new(502, "token-too-long", new Text("Mã truy cập quá dài", "The token is too long"),
        new Text("Hãy bỏ bớt thông tin trong mã ở hệ thống định danh.", "Leave out claims at the identity system."));
}
