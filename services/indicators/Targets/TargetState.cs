using Ioc.Defaults;

namespace Ioc.Indicators.Targets;

/// <summary>A target with the value in force and its light.</summary>
/// <param name="Plan">Name of the plan.</param>
/// <param name="Value">In the unit of the target; absent while nothing is known.</param>
/// <param name="ValueOn">The day that the value is of.</param>
/// <param name="Means"><c>fact</c> (our own counters), <c>hand</c>, <c>file</c> or <c>document</c>.</param>
/// <param name="WayPercent">Share of the way from baseline to goal, percent, 0 or more; above 100 beyond the goal.</param>
/// <param name="Light">green, amber, red or grey; see <see cref="Targets.Light"/>.</param>
/// <param name="Opens">Where the value can be opened: the rows of our own figure, or the audit.</param>
public sealed record TargetState(
    string Code, string Plan, Text Name, Text Group, Text Owner, string Unit, string Better, string Area, Reading? Baseline, decimal Goal, decimal? GoalTo,
    DateOnly From, DateOnly By, decimal? Value, DateOnly? ValueOn, string? Means, decimal? WayPercent, string Light, string Source, string Opens)
{
    private static readonly string[] Weight = ["document", "fact", "file", "hand"];

    /// <summary>The state from all that is known: the newest day counts; of one day what a person stated, then a file, our counters, the documents.</summary>
    public static TargetState Of(Target target, string plan, DateOnly today, (decimal Value, DateOnly On, string Opens)? fact, TargetLine? stated)
    {
        var known = (target.Readings ?? []).Select(x => (x.Value, x.On, Means: "document", Opens: Own(target)))
            .Concat(fact is { } own ? [(own.Value, own.On, Means: "fact", own.Opens)] : [])
            .Concat(stated is { } line ? [(line.Value, On: line.ValueOn, line.Means, Opens: Own(target))] : [])
            .OrderBy(x => x.On).ThenBy(x => Array.IndexOf(Weight, x.Means)).ToList();
        var newest = known.Count == 0 ? default((decimal Value, DateOnly On, string Means, string Opens)?) : known[^1];
        var light = Targets.Light.Of(target, newest?.Value, today);
        return new(
            target.Code, plan, target.Name, target.Group, target.Owner, target.Unit, target.Better, target.Area, target.Baseline, target.Goal, target.GoalTo,
            target.From, target.By, newest?.Value, newest?.On, newest?.Means,
            newest is { } at ? Percent(target, at.Value, light) : null, light, target.Source, newest?.Opens ?? Own(target));
    }

    // A value on the far side of the baseline has gone none of the way; one that is reached has gone all of it, wherever it began.
    private static decimal Percent(Target target, decimal value, string light) =>
        decimal.Round(100 * Math.Max(light == "green" ? 1 : 0, Targets.Light.Way(target, value)), 1, MidpointRounding.AwayFromZero);

    private static string Own(Target target) => $"/api/indicators/targets/{target.Code}";
}
