namespace Ioc.Gateway;

/// <summary>How often one caller may come.</summary>
public sealed class Limit
{
    /// <summary>Requests a second that a caller may keep up; 1 to 1,000,000.</summary>
    public int RequestsPerSecond { get; set; }

    /// <summary>Requests that a caller may send at once after a rest; at least one second's worth.</summary>
    public int BurstRequests { get; set; }
}
