namespace Ioc.Feeds.Sensors;

/// <summary>When a sensor counts as silent, and a value as news.</summary>
public static class Silence
{
    /// <summary>A value older than so many periods is no longer live.</summary>
    public const int AfterPeriods = 2;

    /// <summary>True while a value measured then still speaks for now.</summary>
    public static bool IsLive(DateTimeOffset measuredAt, int periodSeconds, DateTimeOffset now) =>
        measuredAt.AddSeconds((double)AfterPeriods * periodSeconds) >= now;
}
