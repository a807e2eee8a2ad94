using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>What the door counts beside the framework's own meters.</summary>
public static class GatewayMetrics
{
    private static readonly Counter<long> Refusals = Telemetry.Meter.CreateCounter<long>(
        "ioc.gateway.refusals", "{request}", "Requests that the gateway itself answered with a problem, by kind.");

    /// <summary>Counts a refusal.</summary>
    /// <param name="kind">The problem type without <c>urn:ioc:</c>.</param>
    public static void Refused(string kind) => Refusals.Add(1, new KeyValuePair<string, object?>("kind", kind));
}
