using Ioc.Desk.Alarms;
using Ioc.Desk.Rules;

namespace Ioc.Tests.Unit.Desk;

/// <summary>A rule and a figure of no interest.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    public static Rule Rule(string kind = "threshold", double? limit = null, string? side = null, string measure = "sensor") => new(
        "r", 1, new DateOnly(2025, 1, 1), true, kind, measure, null, measure == "sensor" ? null : [2], limit, side, 0, 0, 0, kind == "change" ? 3_600 : null, false, null, 15,
        "Trị đo vượt giới hạn", "Reading beyond its limit", "vì", "because", "nên", "so", ["làm"], ["do"]);

    public static Signal Signal(double value = 0, int agoSeconds = 0, double? limit = 150, string side = "above") => new Signal
    {
        Source = "air-1/pm25", Origin = "air-1", Measure = "sensor", Quantity = "pm25", Area = "74.725.25975", NameVi = "Trạm Thủ Dầu Một",
        NameEn = "Thu Dau Mot station", Tile = "city.air", Unit = "ug/m3", Limit = limit, Side = side, PeriodSeconds = 60,
    }.Hear("", Now.AddSeconds(-agoSeconds), 1, value, false, Now, 0);
}
