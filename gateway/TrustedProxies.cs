using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Ioc.Gateway;

/// <summary>Load balancers before the gateway whose <c>X-Forwarded-*</c> is believed; nobody else's is.</summary>
public static class TrustedProxies
{
    private const string Key = "TrustedProxies";

    /// <summary>Configures whom to believe: networks under <c>TrustedProxies</c>, none by default.</summary>
    public static void Add(WebApplicationBuilder builder) => builder.Services.Configure<ForwardedHeadersOptions>(options =>
    {
        var networks = Networks(builder.Configuration, Key);
        options.ForwardedHeaders = networks.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in networks) options.KnownIPNetworks.Add(network);
    });

    /// <summary>True when there is somebody to believe.</summary>
    public static bool Any(IConfiguration configuration) => Written(configuration, Key).Length > 0;

    /// <summary>Networks that are not written as <c>10.0.0.0/8</c>.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration) => NetworkFaults(configuration, Key);

    internal static IReadOnlyList<IPNetwork> Networks(IConfiguration configuration, string key) =>
        [.. Written(configuration, key).Select(x => IPNetwork.Parse(x))];

    internal static IEnumerable<string> NetworkFaults(IConfiguration configuration, string key) => Written(configuration, key)
        .Where(x => !IPNetwork.TryParse(x, out _))
        .Select(x => $"{key}: \"{x}\" không phải mạng / is no network: write 10.0.0.0/8.");

    private static string[] Written(IConfiguration configuration, string key) => configuration.GetSection(key).Get<string[]>() ?? [];
}
