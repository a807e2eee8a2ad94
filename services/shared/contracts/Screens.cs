namespace Ioc.Contracts.Screens;

/// <summary>A screen lost what it knew, or a service hears for the first time: every owner announces all of its totals again, with the versions they have.</summary>
[Fact("screens", "totals-wanted")]
public sealed record TotalsWanted(string Area, bool Simulated) : IFact;
