using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Ioc.Defaults;
using Microsoft.AspNetCore.RateLimiting;

namespace Ioc.Gateway;

/// <summary>A token bucket for each caller and policy: the subject of the token, else the remote address.</summary>
public static class Limits
{
    /// <summary>The policy of the gateway's own anonymous paths.</summary>
    public const string Public = "public";

    private const int Ceiling = 1_000_000;

    /// <summary>Adds the limiter; faults are left to the start check.</summary>
    public static LimitOptions Add(WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        if (Faults(limits).Any()) return limits;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxConcurrentConnections = limits.ConnectionsMax);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = (context, _) => new ValueTask(Refuse(context));
            foreach (var (name, limit) in limits.PerCaller)
            {
                var bucket = new TokenBucketRateLimiterOptions
                {
                    TokenLimit = limit.BurstRequests,
                    TokensPerPeriod = limit.RequestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                };
                limiter.AddPolicy(name, context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => bucket));
            }
        });
        return limits;
    }

    /// <summary>Everything wrong with the options, each with the remedy.</summary>
    public static IEnumerable<string> Faults(LimitOptions limits)
    {
        if (limits.ConnectionsMax is < 1 or > Ceiling)
            yield return $"Limits:ConnectionsMax = {limits.ConnectionsMax}: phải từ 1 đến {Ceiling} / must be 1 to {Ceiling}.";
        if (!limits.PerCaller.ContainsKey(Public))
            yield return $"Limits:PerCaller:{Public}: thiếu; hãy khai báo / missing; declare it: the gateway's own paths use it.";
        foreach (var (name, limit) in limits.PerCaller)
        {
            if (limit.RequestsPerSecond is < 1 or > Ceiling)
                yield return $"Limits:PerCaller:{name}:RequestsPerSecond = {limit.RequestsPerSecond}: phải từ 1 đến {Ceiling} / must be 1 to {Ceiling}.";
            if (limit.BurstRequests < limit.RequestsPerSecond || limit.BurstRequests > Ceiling)
                yield return $"Limits:PerCaller:{name}:BurstRequests = {limit.BurstRequests}: phải từ RequestsPerSecond đến {Ceiling} / must be RequestsPerSecond to {Ceiling}.";
        }
    }

    private static string Caller(HttpContext context) =>
        context.User.FindFirst("sub")?.Value is { Length: > 0 } subject ? "sub:" + subject : Address(context.Connection.RemoteIpAddress);

    /// <summary>An IPv6 site owns a whole /64; counting single addresses would be no limit.</summary>
    private static string Address(IPAddress? remote)
    {
        if (remote is null) return "local";
        if (remote.IsIPv4MappedToIPv6) remote = remote.MapToIPv4();
        return remote.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(remote.GetAddressBytes().AsSpan(0, 8))
            : remote.ToString();
    }

    private static Task Refuse(OnRejectedContext context)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        GatewayMetrics.Refused("too-many-requests");
        return new Refusal(429, "too-many-requests",
            new Text("Quá nhiều yêu cầu", "Too many requests"),
            new Text($"Hãy thử lại sau {seconds.ToString(CultureInfo.InvariantCulture)} giây.", $"Try again in {seconds} s."),
            RetryAfterSeconds: seconds).ExecuteAsync(context.HttpContext);
    }
}
