using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>
/// How a wall says who it is: a cookie that no script reads and no other site sends; never an address. An enrolled wall
/// carries its secret; a browser on a developer's own machine carries a token of the development issuer.
/// </summary>
public static class DeviceCookie
{
    private const string Token = "ioc_device", Secret = "ioc_wall";

    /// <summary>Browsers keep no cookie longer than 400 days; a wall that is on gets a new one long before.</summary>
    private static readonly TimeSpan SecretLife = TimeSpan.FromDays(400);

    /// <summary>True when the browser is an enrolled wall, known or not.</summary>
    public static bool IsEnrolled(HttpContext context) => context.Items.ContainsKey(Secret);

    /// <summary>The caller that the gateway itself has found out, if it has.</summary>
    public static Microsoft.AspNetCore.Authentication.AuthenticateResult? Known(HttpContext context) => (context.Items[Token] as DeviceSessions.Session)?.Caller;

    /// <summary>A read without a token of its own borrows the cookie's; services never see cookies.</summary>
    public static Task BecomeBearer(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var headers = request.Headers;
        if (headers.Cookie.Count == 0) return next(context);
        var (token, secret) = (request.Cookies[Token], request.Cookies[Secret]);
        var desk = DeskCookie.Bearer(context);
        headers.Remove("Cookie");
        if (secret is { Length: > 0 }) context.Items[Secret] = true;
        if (headers.Authorization.Count > 0) return next(context);
        if (desk is not null)
        {
            headers.Authorization = desk;
            return next(context);
        }
        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        if (!reads) return next(context);
        if (secret is { Length: > 0 }) return request.Path.StartsWithSegments("/api") ? BecomeWall(context, secret, next) : next(context);
        if (token is { Length: > 0 }) headers.Authorization = "Bearer " + token;
        return next(context);
    }

    /// <summary>Gives the cookie of a developer's machine.</summary>
    public static void Set(HttpContext context, string token, TimeSpan life) =>
        context.Response.Cookies.Append(Token, token, Options(context, life));

    /// <summary>Gives the cookie of an enrolled wall.</summary>
    public static void SetSecret(HttpContext context, string secret) =>
        context.Response.Cookies.Append(Secret, secret, Options(context, SecretLife));

    /// <summary>Takes the cookies away.</summary>
    public static void Clear(HttpContext context)
    {
        context.Response.Cookies.Delete(Token, Options(context, null));
        context.Response.Cookies.Delete(Secret, Options(context, null));
    }

    private static async Task BecomeWall(HttpContext context, string secret, RequestDelegate next)
    {
        var devices = context.RequestServices.GetRequiredService<DeviceSessions>();
        DeviceSessions.Session? session;
        try { session = await devices.Find(secret, context.RequestAborted); }
        catch (HttpRequestException)
        {
            await ClaimDevice.Away().ExecuteAsync(context);
            return;
        }
        if (session is null)
        {
            GatewayMetrics.Refused("device-revoked");
            await Revoked().ExecuteAsync(context);
            return;
        }
        context.Request.Headers.Authorization = session.Bearer;
        context.Items[Token] = session;
        if (context.Request.Path == "/api/desk/devices/me") SetSecret(context, secret);
        await devices.Run(context, session, next);
    }

    private static Refusal Revoked() => new(401, "device-revoked", new Text("Thiết bị không còn quyền", "The device has no right any more"),
        new Text("Hãy gắn lại màn hình bằng mã mới.", "Tie this wall again with a new code."));

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        Path = "/",
        MaxAge = life,
    };
}
