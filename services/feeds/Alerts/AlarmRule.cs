namespace Ioc.Feeds.Alerts;

/// <summary>Whether a newest value raises or clears the alarm of its quantity. Pure.</summary>
public static class AlarmRule
{
    /// <summary>What becomes of the alarm.</summary>
    public enum Verdict
    {
        /// <summary>It stays as it is.</summary>
        Keep,

        /// <summary>It is raised.</summary>
        Raise,

        /// <summary>It is cleared.</summary>
        Clear,
    }

    /// <summary>Decides. A value of long ago raises nothing today, but it may clear: it is still the newest that is known.</summary>
    /// <param name="value">Newest value.</param>
    /// <param name="limit">Limit; without one nothing is wrong.</param>
    /// <param name="side">above or below: the bad side.</param>
    /// <param name="live">The value still speaks for now.</param>
    /// <param name="active">An alarm is active.</param>
    public static Verdict Decide(double value, double? limit, string side, bool live, bool active)
    {
        var beyond = limit is { } bound && (side == "below" ? value < bound : value > bound);
        if (beyond && !active && live) return Verdict.Raise;
        return !beyond && active ? Verdict.Clear : Verdict.Keep;
    }
}
