using Yarp.ReverseProxy.Configuration;

namespace Ioc.Gateway;

/// <summary>A door that is left open or leads nowhere is found before the first caller comes.</summary>
public static class StartCheck
{
    private static readonly string[] Policies = [Gateway.Policies.Read, Gateway.Policies.Write, Gateway.Policies.Wall, "Anonymous"];

    /// <summary>Checks what is configured.</summary>
    /// <exception cref="StartFaultsException">Anything is missing.</exception>
    public static void Run(WebApplication app, LimitOptions limits)
    {
        var routing = app.Services.GetRequiredService<IProxyConfigProvider>().GetConfig();
        List<string> faults =
        [
            .. LocalIssuerDoor.Faults(app.Configuration, app.Environment),
            .. Limits.Faults(limits),
            .. TrustedProxies.Faults(app.Configuration),
            .. Inside.Faults(app.Configuration),
            .. routing.Routes.SelectMany(route => OfRoute(route, limits, routing.Clusters)),
            .. routing.Clusters.SelectMany(cluster => OfCluster(cluster, app.Configuration)),
        ];
        if (routing.Routes.Count == 0)
            faults.Add("ReverseProxy:Routes: trống; hãy chạy cùng appsettings.json của cổng / empty; run with the gateway's appsettings.json.");
        if (faults.Count > 0) throw new StartFaultsException(faults);
    }

    private static IEnumerable<string> OfRoute(RouteConfig route, LimitOptions limits, IReadOnlyList<ClusterConfig> clusters)
    {
        var name = $"ReverseProxy:Routes:{route.RouteId}";
        if (string.IsNullOrEmpty(route.AuthorizationPolicy))
            yield return $"{name}: thiếu AuthorizationPolicy / lacks an AuthorizationPolicy: {string.Join(", ", Policies)}.";
        else if (!Policies.Contains(route.AuthorizationPolicy, StringComparer.OrdinalIgnoreCase))
            yield return $"{name}: AuthorizationPolicy \"{route.AuthorizationPolicy}\" không có / is unknown: {string.Join(", ", Policies)}.";
        if (string.IsNullOrEmpty(route.RateLimiterPolicy))
            yield return $"{name}: thiếu RateLimiterPolicy / lacks a RateLimiterPolicy: {string.Join(", ", limits.PerCaller.Keys)}.";
        else if (!limits.PerCaller.ContainsKey(route.RateLimiterPolicy))
            yield return $"{name}: RateLimiterPolicy \"{route.RateLimiterPolicy}\" không có / is unknown: {string.Join(", ", limits.PerCaller.Keys)}.";
        if (route.Timeout is null && string.IsNullOrEmpty(route.TimeoutPolicy))
            yield return $"{name}: thiếu Timeout / lacks a Timeout, e.g. \"00:00:10\" (TimeoutPolicy \"Disable\": only /stream).";
        else if (route.Timeout is null && (route.TimeoutPolicy != "Disable" || route.Match.Path?.EndsWith("/stream", StringComparison.Ordinal) != true))
            yield return $"{name}: TimeoutPolicy \"{route.TimeoutPolicy}\" không được dùng ở đây / is not for this route: give a Timeout; \"Disable\" is for paths that end in /stream.";
        if (clusters.All(x => x.ClusterId != route.ClusterId))
            yield return $"{name}: ClusterId \"{route.ClusterId}\" không có / is unknown: {string.Join(", ", clusters.Select(x => x.ClusterId))}.";
    }

    private static IEnumerable<string> OfCluster(ClusterConfig cluster, IConfiguration configuration)
    {
        var key = $"services__{cluster.ClusterId}__http__";
        var addresses = Addresses.Of(cluster.ClusterId, configuration);
        if (addresses.Count == 0)
            yield return $"ReverseProxy:Clusters:{cluster.ClusterId}: không có địa chỉ / has no address: set {key}0=http://host:port.";
        foreach (var (index, address) in addresses.Index())
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                yield return $"{key}{index} = \"{address}\": không phải địa chỉ / is no address: give http://host:port.";
    }
}
