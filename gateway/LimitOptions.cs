namespace Ioc.Gateway;

/// <summary>What the door as a whole can bear.</summary>
public sealed class LimitOptions
{
    /// <summary>Open client connections, streams included; 1 to 1,000,000.</summary>
    public int ConnectionsMax { get; set; } = 20_000;

    /// <summary>Token buckets by the name that routes give as <c>RateLimiterPolicy</c>.</summary>
    public Dictionary<string, Limit> PerCaller { get; set; } = [];
}
