using System.Diagnostics.Metrics;
using Ioc.Defaults;

namespace Ioc.Screens;

/// <summary>What the screens say of themselves; listed in infra/telemetry/signals.json.</summary>
public static class ScreensMetrics
{
    private static Func<long> open = () => 0;
    private static Func<IEnumerable<Measurement<double>>> ages = () => [];

    /// <summary>Tiles that were newer than what was known.</summary>
    public static Counter<long> TilesPut { get; } = Telemetry.Meter.CreateCounter<long>("ioc.screens.tiles.put", "{tile}", "Tiles put because they were newer");

    /// <summary>Frames handed to streams.</summary>
    public static Counter<long> FramesSent { get; } = Telemetry.Meter.CreateCounter<long>("ioc.screens.frames.sent", "{frame}", "Frames sent to streams");

    static ScreensMetrics()
    {
        Telemetry.Meter.CreateObservableGauge("ioc.screens.streams.open", () => open(), "{connection}", "Walls connected");
        Telemetry.Meter.CreateObservableGauge("ioc.screens.tile.age", () => ages(), "s", "Age of the tiles of root areas");
    }

    /// <summary>Says who knows, at the next scrape, how many streams are open and how old the tiles are.</summary>
    public static void AskFrom(Func<long> streamsOpen, Func<IEnumerable<Measurement<double>>> tileAges)
    {
        open = streamsOpen;
        ages = tileAges;
    }
}
