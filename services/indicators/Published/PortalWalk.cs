using System.Text.Json;
using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Published;

/// <summary>
/// Goes through one answer of the portal, to any depth: <c>evaluation</c> and <c>children</c> are units, <c>overview</c> and <c>parent</c> the
/// unit above them, and so is whatever bears a <c>departmentName</c>. What stands beneath a unit is the unit's. Figures that are not read are counted.
/// </summary>
internal sealed class PortalWalk(Snapshot said, RuleBook book, SnapshotChecks checks, Faults faults, SnapshotRead read)
{
    private static readonly string[] Lists = ["evaluation", "children"];
    private static readonly string[] Heads = ["overview", "parent"];
    private static readonly string[] OfUnit = ["score", "totalScore", "maxScore", "totalMaxScore", "rank", "stt"];

    /// <summary>What stands at a place.</summary>
    /// <param name="at">Where it stands.</param>
    /// <param name="like">The same with <c>*</c> for every number of a list.</param>
    /// <param name="above">The unit beneath which it stands.</param>
    public void Below(JsonElement of, string at, string like, PortalUnit? above)
    {
        if (of.ValueKind == JsonValueKind.Number) read.Leave(like);
        if (of.ValueKind == JsonValueKind.Array)
            foreach (var (i, entry) in of.EnumerateArray().Index()) Below(entry, $"{at}/{i}", $"{like}/*", above);
        if (of.ValueKind != JsonValueKind.Object) return;
        if (of.TryGetProperty("departmentName", out _))
        {
            Unit(of, at, like, above, default);
            return;
        }
        var head = Heads.FirstOrDefault(x => of.TryGetProperty(x, out var unit) && unit.ValueKind == JsonValueKind.Object && (said.Unit.Length > 0 || unit.TryGetProperty("departmentName", out _)));
        of.TryGetProperty("radar", out var radar);
        if (head is not null) above = Unit(of.GetProperty(head), $"{at}/{head}", $"{like}/{head}", above, radar);
        foreach (var field in of.EnumerateObject().Where(x => x.Name != head && (x.Name != "radar" || head is null)))
        {
            if (Lists.Contains(field.Name) && field.Value.ValueKind == JsonValueKind.Array) Units(field.Value, $"{at}/{field.Name}", $"{like}/{field.Name}", above);
            else Below(field.Value, $"{at}/{field.Name}", $"{like}/{field.Name}", above);
        }
    }

    private void Units(JsonElement list, string at, string like, PortalUnit? above)
    {
        foreach (var (i, unit) in list.EnumerateArray().Index())
            if (faults.Require(unit.ValueKind == JsonValueKind.Object, $"{at}/{i}", "Phải là một đối tượng.", "Must be an object."))
                Unit(unit, $"{at}/{i}", $"{like}/*", above, default);
    }

    private PortalUnit Unit(JsonElement of, string at, string like, PortalUnit? above, JsonElement radar)
    {
        var before = faults.Found.Count;
        var name = PortalCells.Words(of, "departmentName", at, faults) ?? PortalCells.Words(of, "name", at, faults) ?? said.Unit;
        var unit = PortalUnit.Of(of, name, above, said.Level);
        var own = new PortalFigures(said with { Unit = unit.Name, Level = unit.Level }, book, faults, read, faults.Found.Count == before);
        own.Groups(radar, $"{at}/radar");
        var nested = new List<(JsonElement Of, string At, string Like, bool List)>();
        Gather(of, at, like, own, nested, isUnit: true);
        var any = false;
        foreach (var (row, place, isSound) in own.Rows(of, at)) any |= Keep(row, place, isSound);
        if (!any && nested.Count == 0 && faults.Found.Count == before) read.Empty.Add(at);
        foreach (var (inner, place, pattern, list) in nested)
        {
            if (list) Units(inner, place, pattern, unit);
            else Unit(inner, place, pattern, unit, default);
        }
        return unit;
    }

    private void Gather(JsonElement of, string at, string like, PortalFigures own, List<(JsonElement, string, string, bool)> nested, bool isUnit = false)
    {
        if (of.ValueKind == JsonValueKind.Array)
        {
            foreach (var (i, entry) in of.EnumerateArray().Index()) Gather(entry, $"{at}/{i}", $"{like}/*", own, nested);
            return;
        }
        if (of.ValueKind != JsonValueKind.Object)
        {
            if (of.ValueKind == JsonValueKind.Number) read.Leave(like);
            return;
        }
        if (!isUnit && of.TryGetProperty("departmentName", out _))
        {
            nested.Add((of, at, like, false));
            return;
        }
        foreach (var (field, value) in of.EnumerateObject().Select(x => (x.Name, x.Value)))
        {
            var (place, pattern) = ($"{at}/{field}", $"{like}/{field}");
            if (Lists.Contains(field) && value.ValueKind == JsonValueKind.Array) nested.Add((value, place, pattern, true));
            else if (field == "metrics" && value.ValueKind == JsonValueKind.Array) own.Metrics(value, place, pattern);
            else if (field is "groupScores" or "radar") own.Groups(value, place);
            else if (PortalFields.PartOfCount.ContainsKey(field)) own.Count(of, field, at);
            else if (!isUnit || !OfUnit.Contains(field)) Gather(value, place, pattern, own, nested);
        }
    }

    // Of a row in which something could not be read, what is wrong beside it is named at once.
    private bool Keep(Snapshot row, string at, bool isSound)
    {
        if (!isSound) checks.Holds(row with { Unit = row.Unit.Length == 0 ? "?" : row.Unit }, at, whole: false);
        else if (!row.IsEmpty) read.Rows.Add((at, row));
        return !row.IsEmpty;
    }
}
