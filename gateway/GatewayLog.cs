namespace Ioc.Gateway;

/// <summary>What the gateway says; never a token, a subject or a body.</summary>
internal static partial class GatewayLog
{
    /// <summary>One line for a request that a service did not answer; the proxy's own lines carry a page of stack each.</summary>
    [LoggerMessage(1, LogLevel.Warning, "{Kind} on {Route} at {Address}: {Reason}")]
    public static partial void ServiceFailed(ILogger logger, string kind, string route, string? address, string? reason);
}
