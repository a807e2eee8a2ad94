using System.Text.Json;
using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Published;

/// <summary>
/// Reads the answers of the national portal's evaluation service: an envelope with <c>data</c>, in it <c>evaluation</c>
/// or <c>children</c> (the units) and <c>overview</c> or <c>parent</c> (the unit above, when it bears a name). Fields
/// that are absent or null are not 0. The answer does not name its period; the request does.
/// </summary>
internal sealed class SnapshotJson(RuleBook book, Snapshot said, SnapshotChecks checks, Faults faults)
{
    private static readonly string[] Lists = ["evaluation", "children"];
    private static readonly string[] Above = ["overview", "parent"];

    private readonly List<(string At, Snapshot Row)> rows = [];

    /// <summary>All rows of an answer: for each unit its totals and groups, then its metrics.</summary>
    /// <param name="said">Level, period and source, as the request says them.</param>
    public static List<(string At, Snapshot Row)> Read(JsonElement answer, Snapshot said, RuleBook book, SnapshotChecks checks, Faults faults)
    {
        var file = new SnapshotJson(book, said, checks, faults);
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object)
        {
            foreach (var list in Lists.Where(x => data.TryGetProperty(x, out var units) && units.ValueKind == JsonValueKind.Array))
                foreach (var (i, unit) in data.GetProperty(list).EnumerateArray().Index()) file.Unit(unit, $"/data/{list}/{i}");
            foreach (var name in Above.Where(x => data.TryGetProperty(x, out var unit) && unit.ValueKind == JsonValueKind.Object && unit.TryGetProperty("departmentName", out _)))
                file.Unit(data.GetProperty(name), $"/data/{name}");
        }
        faults.Require(file.rows.Count > 0 || !faults.None, "/data", "Thiếu data.evaluation hoặc data.children.", "data.evaluation or data.children is missing.");
        return file.rows;
    }

    private void Unit(JsonElement unit, string at)
    {
        if (unit.ValueKind != JsonValueKind.Object)
        {
            faults.Add(at, "Phải là một đối tượng.", "Must be an object.");
            return;
        }
        var before = faults.Found.Count;
        var whole = said with
        {
            Unit = Words(unit, "departmentName", at) ?? Words(unit, "name", at) ?? "", Groups = Groups(unit, at), Rank = Count(unit, "rank", at) is { } rank ? (int)Math.Clamp(rank, -1, int.MaxValue) : null,
            Total = Number(unit, said.Part.Length > 0 ? "" : "totalScore", at) ?? Number(unit, said.Part.Length > 0 ? "" : "score", at), Part = "",
        };
        var own = PortalFields.Of(said.Part).Select(x => said with
        {
            Unit = whole.Unit, Part = x.Metric, Groups = [], Numerator = x.Numerator.Select(f => Count(unit, f, at)).Aggregate((long?)0, (a, b) => a + b), Denominator = Count(unit, x.Denominator, at),
        }).Where(x => x is { Numerator: not null, Denominator: not null });
        var any = Keep(whole, at, before) | own.ToList().Count(x => Keep(x, at, faults.Found.Count)) > 0;
        if (unit.TryGetProperty("metrics", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, metric) in list.EnumerateArray().Index())
            {
                var sound = faults.Found.Count;
                any |= Keep(Metric(metric, whole.Unit, $"{at}/metrics/{i}"), $"{at}/metrics/{i}", sound);
            }
        }
        faults.Require(any || faults.Found.Count > before, at, "Đơn vị không có số nào.", "The unit has no figure.");
    }

    // Of a row in which something could not be read, what is wrong beside it is named at once.
    private bool Keep(Snapshot row, string at, int faultsBefore)
    {
        if (faults.Found.Count > faultsBefore) checks.Holds(row with { Unit = row.Unit.Length == 0 ? "?" : row.Unit }, at, whole: false);
        else if (!row.IsEmpty) rows.Add((at, row));
        return !row.IsEmpty;
    }

    private SortedDictionary<string, decimal> Groups(JsonElement unit, string at)
    {
        var groups = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        if (said.Part.Length > 0 && (Number(unit, "score", at) ?? Number(unit, "totalScore", at)) is { } points) groups[said.Part] = points;
        if (!unit.TryGetProperty("groupScores", out var told) || told.ValueKind != JsonValueKind.Object) return groups;
        foreach (var group in told.EnumerateObject())
        {
            var code = PortalFields.Groups.GetValueOrDefault(group.Name.ToUpperInvariant(), group.Name);
            if (Number(told, group.Name, $"{at}/groupScores") is { } score) groups[code] = score;
            faults.Require(SnapshotColumns.Groups.Contains(code), $"{at}/groupScores/{group.Name}", "Không có nhóm này.", "There is no such group.");
        }
        return SixGroups.Told(groups, Number(unit, "totalScore", at));
    }

    private Snapshot Metric(JsonElement metric, string unit, string at)
    {
        var code = Words(metric, "code", at) ?? Words(metric, "metricCode", at);
        faults.Require(code is not null, $"{at}/code", "Thiếu mã chỉ số.", "The code of the metric is missing.");
        return said with
        {
            Unit = unit, Part = code is null ? "" : SnapshotColumns.Metric(code, book), Groups = [],
            Numerator = Count(metric, "numerator", at), Denominator = Count(metric, "denominator", at), RatioPercent = Number(metric, "ratio", at),
            Score = Number(metric, "maxScore", at) == 0 ? null : Number(metric, "score", at), Max = Number(metric, "maxScore", at),
            Flags = Words(metric, "dataQualityStatus", at) is { } flag ? [flag] : null,
        };
    }

    private string? Words(JsonElement of, string field, string at)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null) return null;
        var text = Json.TextOf(value);
        faults.Require(text is not null, $"{at}/{field}", "Phải là chữ.", "Must be a text.");
        return text?.Normalize().Trim();
    }

    private decimal? Number(JsonElement of, string field, string at)
    {
        if (of.ValueKind != JsonValueKind.Object || !of.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null
            || (Json.TextOf(value) is { } none && Cells.IsNone(none))) return null;
        var number = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var read) ? read
            : Json.TextOf(value) is { } written ? Cells.Points(written) : null;
        faults.Require(number is not null, $"{at}/{field}", "Cần một số như 88.47, hoặc null khi không có.", "Needs a number such as 88.47, or null when there is none.");
        return number is { } sound ? decimal.Round(sound, 4, MidpointRounding.AwayFromZero) : null;
    }

    private long? Count(JsonElement of, string field, string at)
    {
        if (of.ValueKind == JsonValueKind.Object && of.TryGetProperty(field, out var value) && Json.TextOf(value) is { } text && Cells.Count(text) is { } written) return written;
        var number = Number(of, field, at);
        var whole = number is null || (decimal.Truncate(number.Value) == number && Math.Abs(number.Value) < long.MaxValue);
        faults.Require(whole, $"{at}/{field}", "Cần một số nguyên như 405424.", "Needs a whole number such as 405424.");
        return whole ? (long?)number : null;
    }
}
