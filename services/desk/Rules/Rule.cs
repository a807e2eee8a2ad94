using Ioc.Desk.Alarms;

namespace Ioc.Desk.Rules;

/// <summary>
/// When a figure calls for somebody, and what that somebody needs to know (ISA-18.2: an alarm has a cause, a consequence, an
/// action and a time to respond, or it is no alarm). Dated: a change holds from its day on.
/// </summary>
/// <param name="Code">Kebab case.</param>
/// <param name="Version">1 as shipped; grows by one with each change.</param>
/// <param name="ValidFrom">First day on which it is in force.</param>
/// <param name="Enabled">False switches it off from that day: what it raised returns.</param>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Measure">One of <see cref="Measures"/>: <c>sensor</c>, or the tile of a total.</param>
/// <param name="Quantity">Of a sensor; every quantity without.</param>
/// <param name="Tiers">Of a total: 1 the root, 2 the units right below it, and so on.</param>
/// <param name="Limit">Beyond it is wrong; without one, the sensor's own limit. silence: periods; late: periods; change: in the figure's unit.</param>
/// <param name="Side">above or below: the bad side. change: above rises, below falls. The sensor's own without a limit.</param>
/// <param name="DeadbandPercent">How far inside its limit, in percent of it, a figure must come before it is well again.</param>
/// <param name="OnDelaySeconds">How long a figure must be wrong.</param>
/// <param name="OffDelaySeconds">How long it must be well again.</param>
/// <param name="WithinSeconds">change: the span over which it is looked at.</param>
/// <param name="Latching">Stays when the cause goes away, until somebody resets it.</param>
/// <param name="Priority">high, medium or low; the sensor's own without.</param>
/// <param name="RespondWithinMinutes">Nobody answered by then: it escalates.</param>
public sealed record Rule(
    string Code, long Version, DateOnly ValidFrom, bool Enabled, string Kind, string Measure, string? Quantity, IReadOnlyList<int>? Tiers,
    double? Limit, string? Side, double DeadbandPercent, int OnDelaySeconds, int OffDelaySeconds, int? WithinSeconds, bool Latching,
    string? Priority, int RespondWithinMinutes, string NameVi, string NameEn, string CauseVi, string CauseEn, string ConsequenceVi,
    string ConsequenceEn, IReadOnlyList<string> ActionsVi, IReadOnlyList<string> ActionsEn)
{
    /// <summary>Measure of every quantity of every sensor.</summary>
    public const string Sensor = "sensor";

    /// <summary>
    /// threshold: beyond a limit. silence: nothing was said for so many periods. late: what is said comes so many periods after it
    /// was measured. change: moved by so much within a span.
    /// </summary>
    public static readonly string[] Kinds = ["threshold", "silence", "late", "change"];

    /// <summary>Sensors, and the totals that the desk hears.</summary>
    public static readonly string[] Measures =
        [Sensor, "tickets.open", "tickets.near-breach", "tickets.overdue", "dossiers.open", "dossiers.overdue", "index766.score"];

    /// <summary>The three priorities, most urgent first.</summary>
    public static readonly string[] Priorities = ["high", "medium", "low"];

    /// <summary>The two sides of a limit.</summary>
    public static readonly string[] Sides = ["above", "below"];

    /// <summary>Silence and lateness belong to the whole source: to a sensor, not to each of its quantities.</summary>
    public bool IsOfOrigin => Kind is "silence" or "late";

    /// <summary>What an alarm of a figure is about.</summary>
    public string SourceOf(Signal signal) => IsOfOrigin ? signal.Origin : signal.Source;

    /// <summary>What stands for a rule that is in force no more: it raises nothing, and ends what was raised.</summary>
    public static Rule Ended(string code) => new(
        code, 0, DateOnly.MinValue, false, "threshold", Sensor, null, null, null, null, 0, 0, 0, null, false, null, 0, code, code, "", "", "", "", [], []);
}
