using Ioc.Defaults;

namespace Ioc.Indicators.Targets;

/// <summary>An aim beside Index 766, as a file of this folder states it.</summary>
/// <param name="Code">The name requests use, e.g. <c>online-dossiers-2022</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Group">The part of the plan that it belongs to, e.g. a pillar.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Unit">percent, rank, point, product, enterprise or milestone (0 or 1).</param>
/// <param name="Better"><c>higher</c> or <c>lower</c> (a rank).</param>
/// <param name="Area">Code of the unit it is set for.</param>
/// <param name="Baseline">Where it started; null when the documents do not say.</param>
/// <param name="Goal">The value to reach.</param>
/// <param name="GoalTo">The upper end where the aim is a span (65 to 70 percent); reaching <paramref name="Goal"/> fulfils it.</param>
/// <param name="From">First day of the plan.</param>
/// <param name="By">Last day of the plan.</param>
/// <param name="AmberShare">The share of the way from baseline to goal, 0 to 1, from which the light is amber; below it is red.</param>
/// <param name="Fact">What of our own counters tells the value; null when it comes by file or by hand.</param>
/// <param name="Source">The document behind it.</param>
/// <param name="Readings">Values that the documents themselves state.</param>
public sealed record Target(
    string Code, Text Name, Text Group, Text Owner, string Unit, string Better, string Area, Reading? Baseline, decimal Goal, decimal? GoalTo,
    DateOnly From, DateOnly By, decimal AmberShare, TargetFact? Fact, string Source, IReadOnlyList<Reading>? Readings = null);
