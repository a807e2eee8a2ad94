namespace Ioc.Feeds.Sensors;

/// <summary>When a sensor counts as silent.</summary>
public static class Silence
{
    /// <summary>A value older than so many periods is no longer live.</summary>
    public const int AfterPeriods = 2;
}
