namespace Ioc.Gateway;

/// <summary>How a wall carries its token: a cookie that no script reads and no other site sends; never an address.</summary>
public static class DeviceCookie
{
    private const string Name = "ioc_device";

    /// <summary>A read without a token of its own borrows the cookie's; services never see cookies.</summary>
    public static Task BecomeBearer(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        var headers = request.Headers;
        if (headers.Cookie.Count > 0)
        {
            var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
            if (reads && headers.Authorization.Count == 0 && request.Cookies[Name] is { Length: > 0 } token)
                headers.Authorization = "Bearer " + token;
            headers.Remove("Cookie");
        }
        return next(context);
    }

    /// <summary>Gives the cookie.</summary>
    public static void Set(HttpContext context, string token, TimeSpan life) =>
        context.Response.Cookies.Append(Name, token, Options(context, life));

    /// <summary>Takes the cookie away.</summary>
    public static void Clear(HttpContext context) => context.Response.Cookies.Delete(Name, Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? life) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Strict,
        Secure = !context.RequestServices.GetRequiredService<IHostEnvironment>().IsDevelopment(),
        Path = "/",
        MaxAge = life,
    };
}
