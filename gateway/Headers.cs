using System.Diagnostics;

namespace Ioc.Gateway;

/// <summary>Headers that a caller may not bring, and headers that every answer carries.</summary>
public static class Headers
{
    // Style attributes are how charts place a tooltip; style elements and scripts come from the site alone.
    private const string ContentSecurityPolicy =
        "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // X-Forwarded-For, -Proto, -Host and -Prefix are set anew by the proxy from the connection itself.
    private static readonly string[] Spoofable =
        ["Forwarded", "Via", "X-Real-IP", "X-Original-URL", "X-Original-For", "X-Rewrite-URL", "X-HTTP-Method-Override",
            "baggage", "Correlation-Context", "Request-Id"];

    /// <summary>Takes away what a caller could pretend to be a proxy with, and leads the trace on from the gateway's own span.</summary>
    public static Task Clean(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        foreach (var name in Spoofable) headers.Remove(name);
        headers.TraceParent = Activity.Current?.Id;
        return next(context);
    }

    /// <summary>Tells browsers to load from here alone, to guess nothing and to be framed by nobody.</summary>
    public static Task Harden(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        return next(context);
    }
}
