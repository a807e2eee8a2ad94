using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Indicators.Targets;

/// <summary>What every stated value must keep to, by hand or by file.</summary>
internal static class TargetPlace
{
    private static readonly DateOnly Oldest = new(2015, 1, 1);

    /// <summary>True when the caller's areas cover the unit that the target is set for, or a unit that took it over.</summary>
    public static bool IsCovered(Caller caller, AreaTree areas, Target target) =>
        areas.Versions(target.Area).Any(x => caller.Covers(x.Path) || areas.Successors(x).Any(heir => caller.Covers(heir.Path)));

    /// <summary>Adds the faults of a value: out of its unit's bounds, or of a day to come.</summary>
    public static void Judge(Target target, decimal value, DateOnly on, DateOnly today, string at, Faults faults)
    {
        var (least, most) = target.Unit switch
        {
            "percent" or "point" => (0m, 100m), "rank" => (1m, 1000m), "milestone" => (0m, 1m), _ => (0m, 1_000_000_000m),
        };
        faults.Require(value >= least && value <= most, $"{at}/value", $"Cần số từ {least} đến {most}.", $"A number from {least} to {most} is needed.");
        faults.Require(target.Unit is "percent" or "point" || value == decimal.Truncate(value), $"{at}/value", "Cần số nguyên.", "A whole number is needed.");
        faults.Require(on >= Oldest && on <= today, $"{at}/on", "Ngày phải từ năm 2015 đến hôm nay.", "The day must be from 2015 to today.");
    }
}
