namespace Ioc.Indicators.Rules;

/// <summary>A file of a province's own indicators.</summary>
/// <param name="Area">Code of the unit whose people ask for them; they are of all units below it too.</param>
public sealed record OwnFile(string Area, IReadOnlyList<OwnIndicator> Indicators);
