namespace Ioc.Indicators.Targets;

/// <summary>A target's own traffic light.</summary>
public static class Light
{
    /// <summary>
    /// <c>green</c>: reached. While the plan runs, the way expected by the day is a straight line from baseline to goal;
    /// <c>amber</c>: at least <see cref="Target.AmberShare"/> of it; <c>red</c>: less, or not reached when the plan is
    /// over; <c>grey</c>: no value.
    /// </summary>
    public static string Of(Target target, decimal? value, DateOnly on)
    {
        if (value is not { } now) return "grey";
        if (target.Better == "higher" ? now >= target.Goal : now <= target.Goal) return "green";
        if (on > target.By) return "red";
        return Way(target, now) >= target.AmberShare * Expected(target, on) ? "amber" : "red";
    }

    /// <summary>The share of the way from baseline to goal that a value has gone: 1 at the goal; without a baseline, the share of the goal itself.</summary>
    public static decimal Way(Target target, decimal value)
    {
        var start = target.Baseline?.Value ?? 0;
        if (target.Better == "lower" && target.Baseline is null) return value == 0 ? 1 : target.Goal / value;
        return target.Goal == start ? (value >= target.Goal ? 1 : 0) : (value - start) / (target.Goal - start);
    }

    private static decimal Expected(Target target, DateOnly on)
    {
        // Without a baseline there is no line to be on: the goal itself is the measure.
        if (target.Baseline is not { } start) return 1;
        var days = target.By.DayNumber - start.On.DayNumber;
        return days <= 0 ? 1 : Math.Clamp((on.DayNumber - start.On.DayNumber) / (decimal)days, 0, 1);
    }
}
