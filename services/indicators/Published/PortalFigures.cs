using System.Text.Json;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Published;

/// <summary>The figures that an answer of the portal holds of one unit, gathered from wherever they stand beneath it.</summary>
/// <param name="said">The unit, and what the request says of every row.</param>
/// <param name="isSound">False when the unit itself could not be read whole.</param>
internal sealed class PortalFigures(Snapshot said, RuleBook book, Faults faults, SnapshotRead read, bool isSound)
{
    private readonly SortedDictionary<string, decimal> groups = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long?> counts = [];
    private readonly List<(Snapshot Row, string At, bool IsSound)> metrics = [];

    /// <summary>A count that the unit carries as a field of its own; the first of a name is meant.</summary>
    public void Count(JsonElement of, string field, string at)
    {
        if (!counts.ContainsKey(field)) counts[field] = Own(() => PortalCells.Count(of, field, at, faults));
    }

    /// <summary>Points of groups: <c>groupScores</c>, an object, or <c>radar</c>, a list of codes.</summary>
    public void Groups(JsonElement told, string at)
    {
        if (told.ValueKind == JsonValueKind.Object)
            foreach (var group in told.EnumerateObject()) Group(group.Name, told, group.Name, at, $"{at}/{group.Name}");
        if (told.ValueKind == JsonValueKind.Array)
            foreach (var (i, group) in told.EnumerateArray().Index())
                Group(PortalCells.Words(group, "code", $"{at}/{i}", faults) ?? "", group, "score", $"{at}/{i}", $"{at}/{i}/code");
    }

    /// <summary>Metrics with their own codes and counts.</summary>
    public void Metrics(JsonElement list, string at, string like)
    {
        foreach (var (i, metric) in list.EnumerateArray().Index())
        {
            var before = faults.Found.Count;
            if (Metric(metric, $"{at}/{i}", like) is { } row) metrics.Add((row, $"{at}/{i}", faults.Found.Count == before));
        }
    }

    /// <summary>The rows, each with where it stands and whether all of it could be read: the totals, the points of the group that the answer is of, the metrics.</summary>
    public IEnumerable<(Snapshot Row, string At, bool IsSound)> Rows(JsonElement of, string at)
    {
        var rank = Own(() => PortalCells.Count(of, "rank", at, faults)) is { } place ? (int?)Math.Clamp(place, -1, int.MaxValue) : null;
        var score = Own(() => PortalCells.Number(of, "totalScore", at, faults) ?? PortalCells.Number(of, "score", at, faults));
        var max = Own(() => PortalCells.Number(of, "totalMaxScore", at, faults) ?? PortalCells.Number(of, "maxScore", at, faults));
        var totals = said with { Part = "", Groups = SixGroups.Told(groups, said.Part.Length == 0 ? score : null) };
        if (said.Part.Length == 0) yield return (totals with { Total = score, Rank = rank }, at, isSound);
        else
        {
            if (!totals.IsEmpty) yield return (totals, at, isSound);
            yield return (said with { Score = score, Max = score is null ? null : max, Rank = rank }, at, isSound);
        }
        foreach (var (_, metric, numerator, denominator) in PortalFields.Counts)
        {
            var count = numerator.Select(x => counts.GetValueOrDefault(x)).Aggregate((long?)0, (a, b) => a + b);
            if (count is not null && counts.GetValueOrDefault(denominator) is { } all) yield return (said with { Part = metric, Numerator = count, Denominator = all }, at, true);
        }
        foreach (var metric in metrics) yield return metric;
    }

    private void Group(string name, JsonElement of, string field, string at, string named)
    {
        var code = PortalFields.Groups.GetValueOrDefault(name.ToUpperInvariant(), name);
        if (Own(() => PortalCells.Number(of, field, at, faults)) is { } score) groups[code] = score;
        isSound &= faults.Require(SnapshotColumns.Groups.Contains(code), named, "Không có nhóm này.", "There is no such group.");
    }

    private Snapshot? Metric(JsonElement metric, string at, string like)
    {
        var words = PortalCells.Words(metric, "code", at, faults) ?? PortalCells.Words(metric, "metricCode", at, faults);
        faults.Require(words is not null, $"{at}/code", "Thiếu mã chỉ số.", "The code of the metric is missing.");
        var (part, code) = SnapshotColumns.Metric(words ?? "", book);
        var (score, max) = (PortalCells.Number(metric, "score", at, faults), PortalCells.Number(metric, "maxScore", at, faults));
        // What the portal shows without scoring it may be of no rule of ours.
        if (words is not null && (score is null || max == 0) && !book.Sets.Any(rules => Part.Of(rules, part) is not null))
        {
            read.Leave($"{like}/{words}");
            return null;
        }
        return said with
        {
            Part = part, Code = code, Numerator = PortalCells.Count(metric, "numerator", at, faults), Denominator = PortalCells.Count(metric, "denominator", at, faults),
            RatioPercent = PortalCells.Number(metric, "ratio", at, faults), Score = max == 0 ? null : score, Max = max,
            Flags = PortalCells.Words(metric, "dataQualityStatus", at, faults) is { } flag ? [flag] : null,
        };
    }

    private T Own<T>(Func<T> get)
    {
        var before = faults.Found.Count;
        var got = get();
        isSound &= faults.Found.Count == before;
        return got;
    }
}
