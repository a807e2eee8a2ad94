namespace Ioc.Gateway;

/// <summary>
/// What an operator's browser keeps of a sign-in: cookies that no script reads, closed with the gateway's seal. The access
/// token never reaches a page, an address or a log.
/// </summary>
public static class DeskCookie
{
    /// <summary>Where a sign-in begins and ends.</summary>
    public const string Path = "/api/sign-in";

    private const string Session = "ioc_desk", Under = "ioc_sign_in";

    /// <summary>A cookie above this may be cut off by a browser.</summary>
    private const int BytesMax = 4_000;

    private static readonly TimeSpan UnderWayMax = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The operator behind a request, as a bearer; null when nobody is signed in. A write counts only when the browser
    /// itself says that a page of this site sent it: another site's form would come with the cookie and without that word.
    /// </summary>
    public static string? Bearer(HttpContext context)
    {
        if (context.RequestServices.GetService<Seal>() is not { } seal) return null;
        if (context.Request.Path.StartsWithSegments(Path)) context.Items[Under] = seal.Open(Under, context.Request.Cookies[Under]);
        var reads = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (!reads && context.Request.Headers["Sec-Fetch-Site"] != "same-origin") return null;
        return seal.Open(Session, context.Request.Cookies[Session]) is { } token ? "Bearer " + token : null;
    }

    /// <summary>Keeps what a sign-in under way must remember; it comes back with the authority's answer, which another site sends.</summary>
    public static void SetUnderWay(HttpContext context, string remembered) => Set(context, Under, remembered, Path, SameSiteMode.Lax, UnderWayMax);

    /// <summary>What was remembered, once.</summary>
    public static string? TakeUnderWay(HttpContext context)
    {
        context.Response.Cookies.Delete(Under, Options(context, Path, SameSiteMode.Lax, null));
        return context.Items[Under] as string;
    }

    /// <summary>Signs the browser in until the token ends.</summary>
    /// <returns>False when the token is too long for a cookie.</returns>
    public static bool SetSession(HttpContext context, string token, TimeSpan life)
    {
        if (token.Length * 4 / 3 > BytesMax) return false;
        Set(context, Session, token, "/", SameSiteMode.Strict, life);
        return true;
    }

    /// <summary>Signs the browser out.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Session, Options(context, "/", SameSiteMode.Strict, null));

    private static void Set(HttpContext context, string name, string text, string path, SameSiteMode sameSite, TimeSpan life) =>
        context.Response.Cookies.Append(name, context.RequestServices.GetRequiredService<Seal>().Close(name, text), Options(context, path, sameSite, life));

    private static CookieOptions Options(HttpContext context, string path, SameSiteMode sameSite, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = sameSite,
        Secure = !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        Path = path,
        MaxAge = life,
    };
}
