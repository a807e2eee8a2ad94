using System.Globalization;
using Ioc.Defaults;

namespace Ioc.Feeds.Alerts;

/// <summary>What an operator reads of an alarm.</summary>
public static class AlarmText
{
    private static readonly CultureInfo Vi = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Where, what, how much, and the limit, with numbers as each language writes them.</summary>
    public static Text Of(string nameVi, string nameEn, string quantity, double value, double limit, string unit, string side) => new(
        $"{nameVi}: {quantity} {Number(value, Vi)} {unit}, {(side == "below" ? "dưới" : "vượt")} giới hạn {Number(limit, Vi)} {unit}",
        $"{nameEn}: {quantity} {Number(value, En)} {unit}, {(side == "below" ? "below" : "above")} the limit of {Number(limit, En)} {unit}");

    private static string Number(double value, CultureInfo culture) => value.ToString("#,0.###", culture);
}
