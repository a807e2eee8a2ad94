namespace Ioc.Messaging;

/// <summary>How long something may be wrong without a break.</summary>
/// <param name="limit">Longer than a bus takes to come back by itself.</param>
public sealed class Patience(TimeSpan limit)
{
    private DateTimeOffset? since;

    /// <summary>How long.</summary>
    public TimeSpan Limit => limit;

    /// <summary>True when it has been wrong at every look for the whole time.</summary>
    public bool Ends(bool wrong, DateTimeOffset now)
    {
        since = wrong ? since ?? now : null;
        return now - since >= limit;
    }
}
