using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Ioc.Defaults;
using Microsoft.AspNetCore.RateLimiting;

namespace Ioc.Gateway;

/// <summary>A token bucket for each caller and policy: the subject of the token, else the remote address.</summary>
public sealed class Limits(LimitOptions limits)
{
    /// <summary>The policy of the gateway's own anonymous paths.</summary>
    public const string Public = "public";

    private const int Ceiling = 1_000_000;

    private readonly Dictionary<string, PartitionedRateLimiter<HttpContext>> buckets = limits.PerCaller.ToDictionary(x => x.Key, x => Buckets(x.Value), StringComparer.OrdinalIgnoreCase);

    /// <summary>Adds the limiter; faults are left to the start check.</summary>
    public static LimitOptions Add(WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits").Get<LimitOptions>() ?? new LimitOptions();
        if (Faults(limits).Any()) return limits;
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxConcurrentConnections = limits.ConnectionsMax);
        builder.Services.AddSingleton(new Limits(limits));
        // The proxy wants to know that the limits its routes name are there; they are taken by this class.
        builder.Services.AddRateLimiter(limiter =>
        {
            foreach (var name in limits.PerCaller.Keys) limiter.AddPolicy(name, _ => RateLimitPartition.GetNoLimiter(name));
        });
        return limits;
    }

    /// <summary>Takes one request from the caller's bucket; null when there was one, else the answer that refuses it.</summary>
    /// <param name="context">The request; its user is known.</param>
    /// <param name="limit">Name of the limit.</param>
    public Task? Take(HttpContext context, string limit)
    {
        using var lease = buckets[limit].AttemptAcquire(context);
        return lease.IsAcquired ? null : Refuse(context, lease);
    }

    /// <summary>Takes one request where the route names a limit.</summary>
    public static void Use(WebApplication app)
    {
        var limits = app.Services.GetRequiredService<Limits>();
        app.Use((context, next) =>
            (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is { } limit ? limits.Take(context, limit) : null) ?? next(context));
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

    private static PartitionedRateLimiter<HttpContext> Buckets(Limit limit)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = limit.BurstRequests,
            TokensPerPeriod = limit.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        };
        return PartitionedRateLimiter.Create<HttpContext, (bool Known, string Who)>(context => RateLimitPartition.GetTokenBucketLimiter(Caller(context), _ => bucket));
    }

    private static (bool Known, string Who) Caller(HttpContext context) =>
        context.User.FindFirst("sub")?.Value is { Length: > 0 } subject ? (true, subject) : (false, Address(context.Connection.RemoteIpAddress));

    /// <summary>An IPv6 site owns a whole /64; counting single addresses would be no limit.</summary>
    private static string Address(IPAddress? remote)
    {
        if (remote is null) return "local";
        if (remote.IsIPv4MappedToIPv6) remote = remote.MapToIPv4();
        return remote.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(remote.GetAddressBytes().AsSpan(0, 8))
            : remote.ToString();
    }

    private static Task Refuse(HttpContext context, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        GatewayMetrics.Refused("too-many-requests");
        return new Refusal(429, "too-many-requests",
            new Text("Quá nhiều yêu cầu", "Too many requests"),
            new Text($"Hãy thử lại sau {seconds.ToString(CultureInfo.InvariantCulture)} giây.", $"Try again in {seconds} s."),
            RetryAfterSeconds: seconds).ExecuteAsync(context);
    }
}
