using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>What every question about one unit's score begins with: the unit, the window, the right to ask, and the score.</summary>
public sealed class Answers(LiveScores live, AreaTree areas, RuleBook book, TimeProvider clock)
{
    /// <summary>The score that a question is about; or why there is none.</summary>
    internal async Task<(Scored? Scored, IResult? Refusal)> Ask(string area, string? window, Caller caller, Faults faults, CancellationToken ct)
    {
        if (Asked.Read(area, window, areas, book, clock, faults) is not { } asked || !faults.None) return (null, faults.Refuse());
        if (!caller.Covers(asked.Area.Path)) return (null, Refusal.ForeignArea(asked.Area.Code));
        return (await live.Of(asked.Area, new Scope(asked.Area.Path, asked.Window), ct), null);
    }

    /// <summary>The same unit's score in another window; null when no rules were in force then, or nothing is known.</summary>
    internal async Task<Scored?> In(Area area, Window window, CancellationToken ct)
    {
        if (book.On(window.Last) is null) return null;
        var scored = await live.Of(area, new Scope(Carried.Paths(areas, area, window).Paths, window), ct);
        return IsKnown(scored) ? scored : null;
    }

    /// <summary>True when the unit has records of its own in the window. Without any, some rules still give points (no petition is full marks).</summary>
    internal static bool IsKnown(Scored scored) => scored.Inputs.Any(x => x.Denominator > 0 && scored.Rules.Metric(x.Code) is { } rule
        && rule.Levels.Contains(scored.Area.Level) && Units.Of(rule).Unit is "dossier" or "petition");

    /// <summary>Where a metric's figures open.</summary>
    internal static string Rows(Scored scored, string metric) => $"/api/indicators/766/scores/{scored.Area.Code}/rows?window={scored.Scope.Window.Name}&metric={metric}&part=numerator";
}
