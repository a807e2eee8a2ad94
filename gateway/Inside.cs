using System.Net;
using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>The gateway's own health and metrics are for machines inside, though they share the public port.</summary>
public static class Inside
{
    private const string Key = "InsideNetworks";

    /// <summary>Answers 404 to anybody outside, and to whoever came through a proxy.</summary>
    public static Task Guard(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path;
        var guarded = path.StartsWithSegments("/metrics") || path.StartsWithSegments("/health");
        return guarded && !IsInside(context)
            ? Refusal.Unknown("no-such-path", "Không có đường dẫn này.", "There is no such path.").ExecuteAsync(context)
            : next(context);
    }

    /// <summary>Networks that are not written as <c>10.0.0.0/8</c>.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) => TrustedProxies.NetworkFaults(configuration, Key);

    private static bool IsInside(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (headers.ContainsKey("X-Forwarded-For") || headers.ContainsKey("X-Original-For") || headers.ContainsKey("Forwarded")) return false;
        if (context.Connection.RemoteIpAddress is not { } remote) return false;
        if (remote.IsIPv4MappedToIPv6) remote = remote.MapToIPv4();
        var networks = TrustedProxies.Networks(context.RequestServices.GetRequiredService<IConfiguration>(), Key);
        return IPAddress.IsLoopback(remote) || networks.Any(x => x.Contains(remote));
    }
}
