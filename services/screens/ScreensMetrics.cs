using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Screens;

/// <summary>What the screens say of themselves; listed in infra/telemetry/signals.json.</summary>
public static class ScreensMetrics
{
    private static long open;
    private static Func<IEnumerable<Measurement<double>>> ages = () => [];

    /// <summary>Tiles that were newer than what was known.</summary>
    public static Counter<long> TilesPut { get; } = Telemetry.Meter.CreateCounter<long>("ioc.screens.tiles.put", "{tile}", "Tiles put because they were newer");

    /// <summary>Frames handed to streams.</summary>
    public static Counter<long> FramesSent { get; } = Telemetry.Meter.CreateCounter<long>("ioc.screens.frames.sent", "{frame}", "Frames sent to streams");

    /// <summary>Streams open now.</summary>
    public static long StreamsOpen => Interlocked.Read(ref open);

    static ScreensMetrics()
    {
        Telemetry.Meter.CreateObservableGauge("ioc.screens.streams.open", () => StreamsOpen, "{connection}", "Walls connected");
        Telemetry.Meter.CreateObservableGauge("ioc.screens.tile.age", () => ages(), "s", "Age of the tiles of root areas");
    }

    /// <summary>Counts a stream in; answers how many are open with it.</summary>
    public static long Opened() => Interlocked.Increment(ref open);

    /// <summary>Counts a stream out.</summary>
    public static void Closed() => Interlocked.Decrement(ref open);

    /// <summary>Says who knows the ages at the next scrape.</summary>
    public static void AgesFrom(Func<IEnumerable<Measurement<double>>> source) => ages = source;
}
