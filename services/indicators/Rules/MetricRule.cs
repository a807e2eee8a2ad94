using System.Runtime.CompilerServices;
using Ioc.Defaults;

namespace Ioc.Indicators.Rules;

/// <summary>How one component metric of Index 766 turns counts into points, as its rule file states it.</summary>
/// <param name="Code">Component code, e.g. <c>3.5a</c>.</param>
/// <param name="MetricCodes">Codes that the national portal gives the metric; empty when it gives none.</param>
/// <param name="Group">Code of the group, G1 to G5.</param>
/// <param name="Max">Points at most; 0 for a metric that is shown and not scored.</param>
/// <param name="TargetPercent">The rate that earns all points, above 0 and up to 100.</param>
/// <param name="Measure"><c>ratio</c> (numerator is part of the denominator) or <c>mean</c>.</param>
/// <param name="WhenZero">What a denominator of 0 earns: <c>full</c>, <c>zero</c>, or <c>absent</c> (not scored).</param>
/// <param name="MultipliedBy">Code of the metric whose rate, when given, multiplies this one's; null for none.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Numerator">What is counted.</param>
/// <param name="Denominator">What it is counted against.</param>
/// <param name="Levels">Levels that have figures of their own.</param>
/// <param name="InheritedBy">Levels that carry the figures of the level above.</param>
/// <param name="Counters">Names of the counters behind both; null while no fact carries what the metric counts.</param>
/// <param name="Source">The document or observation that the rule comes from.</param>
public sealed record MetricRule(
    string Code, IReadOnlyList<string> MetricCodes, string Group, decimal Max, decimal TargetPercent, string Measure,
    string WhenZero, string? MultipliedBy, Text Name, Text Numerator, Text Denominator,
    IReadOnlyList<string> Levels, IReadOnlyList<string> InheritedBy, CounterNames? Counters, string Source)
{
    /// <summary>The measures there are.</summary>
    public static readonly IReadOnlyList<string> Measures = ["ratio", "mean"];

    /// <summary>The rules for a denominator of 0 there are.</summary>
    public static readonly IReadOnlyList<string> ZeroRules = ["full", "zero", "absent"];

    /// <summary>A rule is itself alone: scoring looks it up in sets some thousand times a second.</summary>
    public bool Equals(MetricRule? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);

    /// <summary>True when the metric counts at that level, with its own figures or inherited ones.</summary>
    public bool AppliesTo(string level) => Levels.Contains(level) || InheritedBy.Contains(level);
}
