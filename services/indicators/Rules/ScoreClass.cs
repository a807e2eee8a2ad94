using Ioc.Defaults;

namespace Ioc.Indicators.Rules;

/// <summary>A class of units by total score (xếp loại).</summary>
/// <param name="Code">excellent, good, fair, average or weak.</param>
/// <param name="Name">What people call it.</param>
/// <param name="From">Least total in points; the class runs up to, and without, the next one's.</param>
public sealed record ScoreClass(string Code, Text Name, decimal From);
