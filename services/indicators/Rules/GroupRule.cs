using Ioc.Defaults;

namespace Ioc.Indicators.Rules;

/// <summary>A group of Index 766.</summary>
/// <param name="Code">G1 to G5.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Max">Points; equals the sum of its metrics' maxima.</param>
public sealed record GroupRule(string Code, Text Name, decimal Max);
