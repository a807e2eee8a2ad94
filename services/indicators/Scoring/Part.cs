using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Scoring;

/// <summary>What an input code stands for: a metric, or a tile or group that stands for all its metrics.</summary>
/// <param name="Order">Where its first metric stands in the rule set.</param>
/// <param name="Tiles">Codes of the tiles that hold all of it.</param>
internal sealed partial record Part(string Code, string Group, decimal Max, MetricRule? Metric, IReadOnlyList<MetricRule> Covers, int Order, IReadOnlyList<string> Tiles)
{
    // A province's ranking looks up some thousands of parts, several times a second.
    private static readonly ConditionalWeakTable<RuleSet, FrozenDictionary<string, Part>> Known = [];

    public static Part? Of(RuleSet rules, string? code) => code is null ? null : Known.GetValue(rules, All).GetValueOrDefault(code);

    /// <summary>
    /// The code that words name: <c>2.1</c>, <c>02.1</c>, <c>g1</c>, <c>PUBLISH_ON_TIME</c> as the portal says, or <c>3.5-3.6 PAYMENT (group)</c> as
    /// files print it. The words themselves when they name none, for the checks to refuse.
    /// </summary>
    public static string? Named(RuleSet rules, string? words)
    {
        foreach (var word in (words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if ((Of(rules, word) ?? Of(rules, word.ToUpperInvariant()) ?? Of(rules, Plain(word))) is { } part) return part.Code;
            if (rules.Metrics.FirstOrDefault(m => m.MetricCodes.Contains(word, StringComparer.OrdinalIgnoreCase)) is { } metric) return metric.Code;
        }
        return words;
    }

    // 03.5A, 3,5a and 3.1–3.3 are 3.5a and 3.1-3.3.
    private static string Plain(string word) => Number().Replace(word.ToLowerInvariant().Replace('–', '-'), "$1.$2$3");

    [GeneratedRegex(@"(?<![\w.,])0*(\d)[.,]0*(\d)([a-z]?)[.:)]?(?![\w.,])")]
    private static partial Regex Number();

    public bool AppliesTo(string level) => Covers.Any(m => m.AppliesTo(level));

    public bool IsInheritedBy(string level) => Covers.Any(m => m.InheritedBy.Contains(level));

    private static FrozenDictionary<string, Part> All(RuleSet rules)
    {
        var all = new Dictionary<string, Part>();
        foreach (var metric in rules.Metrics) Add(metric.Code, metric.Group, metric.Max, metric, [metric]);
        foreach (var tile in rules.Tiles) Add(tile.Code, tile.Group, tile.Max, null, [.. rules.Metrics.Where(m => tile.Metrics.Contains(m.Code))]);
        foreach (var group in rules.Groups) Add(group.Code, group.Code, group.Max, null, [.. rules.Metrics.Where(m => m.Group == group.Code && m.Max > 0)]);
        return all.ToFrozenDictionary();

        void Add(string code, string group, decimal max, MetricRule? metric, IReadOnlyList<MetricRule> covers) => all.TryAdd(code, new(
            code, group, max, metric, covers, rules.Metrics.Index().FirstOrDefault(m => covers.Contains(m.Item)).Index,
            [.. rules.Tiles.Where(t => covers.All(c => t.Metrics.Contains(c.Code))).Select(t => t.Code)]));
    }
}
