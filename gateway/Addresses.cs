using Yarp.ReverseProxy.Configuration;

namespace Ioc.Gateway;

/// <summary>Gives each cluster the addresses that the host injects: <c>services__{cluster}__http__0</c>, <c>__1</c>, …</summary>
public sealed class Addresses(IConfiguration configuration) : IProxyConfigFilter
{
    private static readonly HealthCheckConfig LeaveOutTheDead = new()
    {
        AvailableDestinationsPolicy = "HealthyOrPanic",
        Passive = new PassiveHealthCheckConfig { Enabled = true, Policy = nameof(SkipDeadReplica) },
    };

    /// <summary>Addresses of a service, in the order of its replicas.</summary>
    public static IReadOnlyList<string> Of(string service, IConfiguration configuration) =>
        [.. configuration.GetSection($"services:{service}:http").GetChildren().Select(x => x.Value).OfType<string>()];

    /// <summary>Fills in destinations; more than one means that a dead one is skipped.</summary>
    public ValueTask<ClusterConfig> ConfigureClusterAsync(ClusterConfig cluster, CancellationToken cancel)
    {
        var addresses = Of(cluster.ClusterId, configuration);
        return ValueTask.FromResult(cluster with
        {
            Destinations = addresses.Index().ToDictionary(x => x.Index.ToString(), x => new DestinationConfig { Address = x.Item }),
            HealthCheck = addresses.Count > 1 ? LeaveOutTheDead : null,
        });
    }

    /// <summary>Routes stay as they are written.</summary>
    public ValueTask<RouteConfig> ConfigureRouteAsync(RouteConfig route, ClusterConfig? cluster, CancellationToken cancel) =>
        ValueTask.FromResult(route);
}
