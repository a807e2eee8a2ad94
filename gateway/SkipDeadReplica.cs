using Yarp.ReverseProxy.Forwarder;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.Model;

namespace Ioc.Gateway;

/// <summary>
/// Leaves a replica out for a while as soon as it cannot be reached. A caller who hangs up says nothing about the
/// replica, which is why the proxy's own rule, that counts both, is not used: walls hang up all day.
/// </summary>
public sealed class SkipDeadReplica(IDestinationHealthUpdater health) : IPassiveHealthCheckPolicy
{
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public string Name => nameof(SkipDeadReplica);

    /// <summary>Looks at how a request went.</summary>
    public void RequestProxied(HttpContext context, ClusterState cluster, DestinationState destination)
    {
        var isDead = context.GetForwarderErrorFeature()?.Error == ForwarderError.Request;
        health.SetPassive(cluster, destination, isDead ? DestinationHealth.Unhealthy : DestinationHealth.Healthy, Rest);
    }
}
