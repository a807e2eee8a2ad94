namespace Ioc.Gateway;

/// <summary>A door that is left open or leads nowhere is found before the first caller comes.</summary>
public static class StartCheck
{
    private static readonly string[] Policies = [Gateway.Policies.Read, Gateway.Policies.Write, Gateway.Policies.Wall, "Anonymous"];

    /// <summary>Checks what is configured.</summary>
    /// <exception cref="StartFaultsException">Anything is missing.</exception>
    public static void Run(WebApplication app, LimitOptions limits)
    {
        var routes = app.Configuration.GetSection("ReverseProxy:Routes").GetChildren().ToArray();
        string[] clusters = [.. app.Configuration.GetSection("ReverseProxy:Clusters").GetChildren().Select(x => x.Key)];
        List<string> faults =
        [
            .. OfAuthority(app.Configuration["Auth:Authority"], app.Environment),
            .. LocalIssuerDoor.Faults(app.Configuration, app.Environment),
            .. DeviceDoor.Faults(app.Configuration),
            .. Limits.Faults(limits),
            .. TrustedProxies.Faults(app.Configuration),
            .. Inside.Faults(app.Configuration),
            .. routes.SelectMany(route => OfRoute(route, limits.PerCaller.Keys, clusters)),
            .. clusters.SelectMany(cluster => OfCluster(cluster, app.Configuration)),
        ];
        if (routes.Length == 0)
            faults.Add("ReverseProxy:Routes: trống; hãy chạy cùng appsettings.json của cổng / empty; run with the gateway's appsettings.json.");
        if (faults.Count > 0) throw new StartFaultsException(faults);
    }

    // Whoever can answer in an issuer's place makes tokens for every door.
    private static IEnumerable<string> OfAuthority(string? authority, IHostEnvironment environment)
    {
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("http" or "https"))
            yield return "Auth:Authority: thiếu nơi cấp mã / names no issuer of tokens: set Auth__Authority=https://… to your OIDC issuer.";
        else if (environment.IsProduction() && issuer.Scheme != "https")
            yield return $"Auth:Authority = \"{authority}\": phải là https / must be https in production.";
    }

    private static IEnumerable<string> OfRoute(IConfigurationSection route, IEnumerable<string> limits, string[] clusters)
    {
        if (NotOneOf(route, "AuthorizationPolicy", Policies) is { } policy) yield return policy;
        if (NotOneOf(route, "RateLimiterPolicy", limits) is { } limit) yield return limit;
        if (NotOneOf(route, "ClusterId", clusters) is { } cluster) yield return cluster;
        var isStream = route["Match:Path"]?.EndsWith("/stream", StringComparison.Ordinal) == true;
        var isLimited = TimeSpan.TryParse(route["Timeout"], out var timeout) && timeout > TimeSpan.Zero;
        if (!isLimited && !(isStream && route["TimeoutPolicy"] == "Disable"))
            yield return $"{route.Path}: thiếu Timeout / lacks a Timeout, e.g. \"00:00:10\"; TimeoutPolicy \"Disable\" is for paths that end in /stream.";
    }

    private static string? NotOneOf(IConfigurationSection route, string name, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        if (string.IsNullOrEmpty(route[name])) return $"{route.Path}: thiếu {name} / lacks its {name}: {list}.";
        return known.Contains(route[name], StringComparer.OrdinalIgnoreCase)
            ? null : $"{route.Path}: {name} \"{route[name]}\" không có / is unknown: {list}.";
    }

    private static IEnumerable<string> OfCluster(string cluster, IConfiguration configuration)
    {
        var key = $"services__{cluster}__http__";
        var addresses = Addresses.Of(cluster, configuration);
        if (addresses.Count == 0)
            yield return $"ReverseProxy:Clusters:{cluster}: không có địa chỉ / has no address: set {key}0=http://host:port.";
        foreach (var (index, address) in addresses.Index())
            if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
                yield return $"{key}{index} = \"{address}\": không phải địa chỉ / is no address: give http://host:port.";
    }
}
