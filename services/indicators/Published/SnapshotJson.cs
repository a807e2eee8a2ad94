using System.Text.Json;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Published;

/// <summary>
/// Reads answers of the national portal's evaluation service, one or several in a file: an envelope with <c>data</c>, in it the units
/// (<see cref="PortalWalk"/>). The answer does not name its period; the request does. What it is of is said by the request, or by its figures.
/// </summary>
internal static class SnapshotJson
{
    private const decimal WholeMax = 100;

    /// <summary>All rows of a file.</summary>
    /// <param name="said">Unit, level, period and source, as the request says them.</param>
    /// <param name="part">The group or tile whose points are told, empty for the whole; null when the request does not say.</param>
    public static SnapshotRead Read(JsonElement root, Snapshot said, string? part, RuleBook book, SnapshotChecks checks, Faults faults)
    {
        var read = new SnapshotRead();
        foreach (var (data, at) in Answers(root, "") is var found && found.Any() ? found : [(root, "")])
        {
            if ((part ?? PartOf(data, book)) is not { } of)
            {
                var known = string.Join(", ", PortalFields.Resources.Keys);
                faults.Add("/query/resource", $"Điểm tối đa không phải {WholeMax}; hãy nói resource: {known}.", $"The maximum is not {WholeMax}; say the resource: {known}.");
                return read;
            }
            var source = said.Source.Length > 0 ? said.Source : $"Cổng Dịch vụ công quốc gia: {PortalFields.ResourceOf(of)}";
            new PortalWalk(said with { Part = of, Source = source }, book, checks, faults, read).Below(data, at, at, null);
        }
        if (read.Rows.Count == 0 && faults.None)
            foreach (var at in read.Empty) faults.Add(at, "Đơn vị không có số nào.", "The unit has no figure.");
        faults.Require(read.Rows.Count > 0 || !faults.None, "/data", "Thiếu data.evaluation hoặc data.children.", "data.evaluation or data.children is missing.");
        return read;
    }

    private static IEnumerable<(JsonElement Data, string At)> Answers(JsonElement of, string at) => of.ValueKind switch
    {
        JsonValueKind.Object when of.TryGetProperty("data", out var data) => [(data, $"{at}/data")],
        JsonValueKind.Object => of.EnumerateObject().SelectMany(x => Answers(x.Value, $"{at}/{x.Name}")),
        JsonValueKind.Array => of.EnumerateArray().SelectMany((x, i) => Answers(x, $"{at}/{i}")),
        _ => [],
    };

    // Each resource has its own metrics and counts; what prints several groups, or 100 points, is of the whole.
    private static string? PartOf(JsonElement data, RuleBook book)
    {
        var (parts, max) = (new HashSet<string>(), WholeMax);
        var whole = Scan(data);
        return whole ? "" : parts.Count == 1 ? parts.Single() : max == WholeMax ? "" : null;

        bool Scan(JsonElement of)
        {
            if (of.ValueKind == JsonValueKind.Array) return of.EnumerateArray().Any(Scan);
            if (of.ValueKind != JsonValueKind.Object) return false;
            foreach (var (name, value) in of.EnumerateObject().Select(x => (x.Name, x.Value)))
            {
                if (PortalFields.PartOfCount.TryGetValue(name, out var told)) parts.Add(told);
                if (name == "code" && Json.TextOf(value) is { } code && MetricOf(code) is { } metric) parts.Add(metric);
                if (name == "totalMaxScore" && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var printed)) max = printed;
                if ((name is "groupScores" or "radar" && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array) || (name == "totalMaxScore" && max == WholeMax) || Scan(value)) return true;
            }
            return false;
        }

        string? MetricOf(string code) => book.Sets.Select(rules => (Rules: rules, Part: Part.Of(rules, Part.Named(rules, code)))).Where(x => x.Part?.Metric is not null)
            .Select(x => x.Part!.Tiles.FirstOrDefault() ?? x.Part.Group).FirstOrDefault();
    }
}
