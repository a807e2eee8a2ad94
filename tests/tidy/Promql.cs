using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>The names in a PromQL query: enough of its grammar to tell metrics, labels and functions apart.</summary>
internal static partial class Promql
{
    private static readonly HashSet<string> Words =
    [
        "by", "without", "on", "ignoring", "group_left", "group_right", "and", "or", "unless", "bool", "offset", "inf", "nan",
        "sum", "avg", "min", "max", "count", "topk", "bottomk", "stddev", "quantile",
    ];

    /// <summary>What a query names.</summary>
    /// <param name="Made">Labels that label_replace adds.</param>
    public sealed record Names(IReadOnlyList<string> Metrics, IReadOnlyList<string> Labels, IReadOnlyList<string> Made);

    public static Names Read(string query)
    {
        List<string> labels = [], made = [];
        var text = LabelValues().Replace(query, match =>
        {
            labels.Add(match.Groups["label"].Value);
            return match.Groups["metric"].Value;
        });
        made.AddRange(LabelReplace().Matches(text).Select(match => match.Groups["label"].Value));
        text = Quoted().Replace(text, "\"\"");
        text = Selector().Replace(text, match =>
        {
            labels.AddRange(Matcher().Matches(match.Value).Select(matcher => matcher.Groups["label"].Value));
            return " ";
        });
        text = Range().Replace(text, " ");
        text = Grouping().Replace(text, match =>
        {
            labels.AddRange(match.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            return " ";
        });
        text = Duration().Replace(text, " ");
        var metrics = Name().Matches(text).Where(name => !Words.Contains(name.Value) && !Calls(text, name)).Select(name => name.Value);
        return new Names([.. metrics.Distinct()], [.. labels.Distinct()], made);
    }

    private static bool Calls(string text, Match name) => text.AsSpan(name.Index + name.Length).TrimStart().StartsWith("(");

    [GeneratedRegex(@"label_values\((?<metric>\w+),\s*(?<label>\w+)\)")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"label_replace\(.*?,\s*""(?<label>\w+)""")]
    private static partial Regex LabelReplace();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"|'[^']*'")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Selector();

    [GeneratedRegex(@"(?<label>\w+)\s*(=~|!~|!=|=)")]
    private static partial Regex Matcher();

    [GeneratedRegex(@"\[[^\]]*\]")]
    private static partial Regex Range();

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\s*\((?<labels>[^)]*)\)")]
    private static partial Regex Grouping();

    [GeneratedRegex(@"\b\d[\w.]*\b")]
    private static partial Regex Duration();

    [GeneratedRegex(@"[a-zA-Z_:][\w:]*")]
    private static partial Regex Name();
}
