using Ioc.Defaults;

namespace Ioc.Indicators.Rules;

/// <summary>A part of a group that the national portal prints as a score of its own, e.g. online payment, 10 of the 22 of G3.</summary>
/// <param name="Code">First and last component, e.g. <c>3.5-3.6</c>.</param>
/// <param name="Group">Code of the group.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Max">Points; equals the sum of its metrics' maxima.</param>
/// <param name="Metrics">Codes of its metrics.</param>
public sealed record TileRule(string Code, string Group, Text Name, decimal Max, IReadOnlyList<string> Metrics);
