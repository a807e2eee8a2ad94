using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Scoring;

/// <summary>What an input code stands for: a metric, or a tile or group that stands for all its metrics.</summary>
internal sealed record Part(string Code, string Group, decimal Max, MetricRule? Metric, IReadOnlyList<MetricRule> Covers)
{
    public static Part? Of(RuleSet rules, string? code)
    {
        if (rules.Metrics.FirstOrDefault(m => m.Code == code) is { } metric)
        {
            return new(metric.Code, metric.Group, metric.Max, metric, [metric]);
        }
        if (rules.Tiles.FirstOrDefault(t => t.Code == code) is { } tile)
        {
            return new(tile.Code, tile.Group, tile.Max, null, [.. rules.Metrics.Where(m => tile.Metrics.Contains(m.Code))]);
        }
        return rules.Groups.FirstOrDefault(g => g.Code == code) is { } group
            ? new(group.Code, group.Code, group.Max, null, [.. rules.Metrics.Where(m => m.Group == group.Code && m.Max > 0)])
            : null;
    }

    /// <summary>
    /// The code that words name: <c>2.1</c>, <c>g1</c>, <c>PUBLISH_ON_TIME</c> as the portal says, or <c>3.5-3.6 PAYMENT (group)</c> as
    /// files print it. The words themselves when they name none, for the checks to refuse.
    /// </summary>
    public static string? Named(RuleSet rules, string? words)
    {
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Of(rules, word) is { } part) return part.Code;
            if (Of(rules, word.ToUpperInvariant()) is { } group) return group.Code;
            if (rules.Metrics.FirstOrDefault(m => m.MetricCodes.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } metric) return metric.Code;
        }
        return words;
    }

    public bool AppliesTo(string level) => Covers.Any(m => m.AppliesTo(level));

    public bool IsInheritedBy(string level) => Covers.Any(m => m.InheritedBy.Contains(level));
}
