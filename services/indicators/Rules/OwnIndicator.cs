using Ioc.Defaults;

namespace Ioc.Indicators.Rules;

/// <summary>An indicator that a province adds beside the national ones: shown with its rate, never a point of the 100.</summary>
/// <param name="Code">Unique in its file, and no code of a national metric, e.g. <c>BD.1</c>.</param>
/// <param name="Name">What people call it.</param>
/// <param name="ValidFrom">First day in force.</param>
/// <param name="ValidTo">Last day in force; null while in force.</param>
/// <param name="TargetPercent">The rate to reach, above 0 and up to 100.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is counted against.</param>
/// <param name="Levels">Levels of the units that have it.</param>
/// <param name="Counters">Names of the counters behind both.</param>
/// <param name="Source">The document that asks for it.</param>
public sealed record OwnIndicator(
    string Code, Text Name, DateOnly ValidFrom, DateOnly? ValidTo, decimal TargetPercent, Text Numerator, Text Denominator,
    IReadOnlyList<string> Levels, CounterNames Counters, string Source)
{
    /// <summary>True when it is in force on that day; both ends are inclusive.</summary>
    public bool IsInForce(DateOnly on) => on >= ValidFrom && !(on > ValidTo);
}
