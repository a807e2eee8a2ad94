using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Desk;
using Ioc.Contracts.Feeds;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;

namespace Ioc.Tests.Slices.Screens;

/// <summary>Facts as their owners say them, with whatever a test does not care about filled in.</summary>
internal static class Facts
{
    public static readonly DateTimeOffset At = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    public static TicketCountsChanged Tickets(string area, long version, long open, DateTimeOffset? asOf = null) =>
        new(area, false, version, asOf ?? At.AddSeconds(version), new TicketCounts(open, 2, 1, 7, 5, 40, 36));

    public static SensorsChanged Sensors(string area, long version, DateTimeOffset asOf, params QuantityNow[] quantities) =>
        new(area, true, version, asOf, 12, 1, quantities);

    public static ServiceCountsChanged Services(string area) =>
        new(area, false, 1, At, new ServiceCounts(2_001, 892, 700, 680, 680, 53, 53));

    /// <summary>A score of some 200 KB, as no owner says it, to fill whatever lies between a wall and a reader.</summary>
    public static ScoreChanged WideScore(string area, long version) => new(
        area, false, version, At.AddSeconds(version), "2025-06", "portal-2026", version, 66, null, [],
        [.. Enumerable.Range(0, 3_000).Select(x => new MetricScore($"{x}", "G2", 14.2m, 20, 71, 100))]);

    public static AlarmState Alarm(string id, string priority = "medium", int raisedMinute = 0) => new(
        id, 3, "sensor-limit", "aq-1/pm25", priority, "unacknowledged", "Bụi PM2.5 vượt ngưỡng", "PM2.5 above its limit", "Cháy rác", "Burning waste",
        "Hại sức khỏe", "Bad for health", ["Gọi 1022"], ["Call 1022"], "74.725.25975", "city.air", 82.5, 50, "ug/m3", At.AddMinutes(raisedMinute), At.AddMinutes(raisedMinute + 15), false, null, null, null);

    public static AlarmCountsChanged Alarms(string area, long version, long high, params AlarmState[] list) => new(
        area, true, version, At.AddSeconds(version), new AlarmCounts(high, 2, 1, 4, 1, 5, 6, 7, list, true,
            [new AlarmGroup("sensor-limit", "Trị đo vượt giới hạn", "Reading beyond its limit", 3)],
            new AlarmMeasures(9, 1, 2, [new AlarmGroup("sensor-limit", "aq-1: Trị đo vượt giới hạn", "aq-1: Reading beyond its limit", 8)])));
}
