using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using static System.FormattableString;

namespace Ioc.Indicators.Published;

/// <summary>Judges a sound row against itself: do its groups make its total, its counts its rate and points, its total its class.</summary>
internal static class Contradictions
{
    /// <summary>Points by which a total printed from rounded groups may be off.</summary>
    private const decimal PrintedRounded = 0.05m;

    /// <summary>Points by which groups and total of one live snapshot were seen to differ, read minutes apart (FACTS 1.4).</summary>
    private const decimal ReadApart = 0.35m;

    /// <summary>All contradictions of a row.</summary>
    public static IEnumerable<Contradiction> Of(Snapshot row, RuleSet rules) => row.Part.Length == 0 ? OfTotals(row, rules) : OfMetric(row, rules);

    /// <summary>Groups and tiles whose points are not the sum of the unit's metrics printed with them, in files that print all of these.</summary>
    /// <param name="rows">Rows of metrics, tiles and groups of one unit and span.</param>
    public static IEnumerable<(Snapshot Of, Contradiction What)> Together(IReadOnlyList<Snapshot> rows, RuleSet rules)
    {
        var points = rows.Where(x => rules.Metric(x.Part) is not null).DistinctBy(x => x.Part).ToDictionary(x => x.Part, x => x.Score ?? Recomputed(x, rules));
        foreach (var row in rows.Where(x => x.Score is not null && rules.Metric(x.Part) is null))
        {
            var parts = Part.Of(rules, row.Part)!.Covers.Select(x => points.GetValueOrDefault(x.Code)).ToList();
            if (parts.Contains(null) || parts.Sum() is not { } sum || sum == row.Score) continue;
            yield return (row, Gap(row.Score!.Value - sum, Invariant($"Các chỉ số của {row.Part} cộng được {sum}, bảng in {row.Score}"), Invariant($"the metrics of {row.Part} add to {sum}, {row.Score} is printed")));
        }
    }

    /// <summary>The points that the rules give to the row's own counts or rate; null when it prints neither.</summary>
    public static decimal? Recomputed(Snapshot row, RuleSet rules)
    {
        if (rules.Metric(row.Part) is not { Max: > 0 } metric || (row.Denominator is null && row.RatioPercent is null)) return null;
        var level = metric.AppliesTo(row.Level) ? row.Level : metric.Levels[0];
        var input = row.Denominator is not null ? new MetricInput(row.Part, row.Numerator, row.Denominator) : new MetricInput(row.Part, RatioPercent: row.RatioPercent);
        return Scorer.Score(rules, level, [input]).Metrics[0].Score;
    }

    /// <summary>The sum of the groups printed, and the points that those not printed could add at most.</summary>
    public static (decimal Sum, decimal Open) Sum(Snapshot row, RuleSet rules)
    {
        var (sum, open) = (0m, 0m);
        foreach (var group in rules.Groups)
        {
            var tiles = rules.Tiles.Where(t => t.Group == group.Code).ToList();
            if (row.Groups.TryGetValue(group.Code, out var points)) sum += points;
            else
            {
                sum += tiles.Sum(t => row.Groups.GetValueOrDefault(t.Code));
                open += group.Max - tiles.Where(t => row.Groups.ContainsKey(t.Code)).Sum(t => t.Max);
            }
        }
        return (sum, open);
    }

    private static IEnumerable<Contradiction> OfTotals(Snapshot row, RuleSet rules)
    {
        foreach (var group in rules.Groups.Where(g => row.Groups.ContainsKey(g.Code)))
        {
            var tiles = rules.Tiles.Where(t => t.Group == group.Code).ToList();
            if (tiles.Count == 0 || !tiles.All(t => row.Groups.ContainsKey(t.Code))) continue;
            if (tiles.Sum(t => row.Groups[t.Code]) is var sum && sum != row.Groups[group.Code])
                yield return Gap(row.Groups[group.Code] - sum, Invariant($"Phần của {group.Code} cộng được {sum}, bảng in {row.Groups[group.Code]}"),
                    Invariant($"the parts of {group.Code} add to {sum}, {row.Groups[group.Code]} is printed"));
        }
        if (row.Total is { } total && row.Groups.Count > 0)
        {
            var (sum, open) = Sum(row, rules);
            var gap = total - Math.Clamp(total, sum, sum + open);
            if (gap != 0)
                yield return Gap(gap, open == 0 ? Invariant($"Các nhóm cộng được {sum}, bảng in {total}") : Invariant($"Các nhóm đã in cộng được {sum}, phần còn lại tối đa {open}, bảng in {total}"),
                    open == 0 ? Invariant($"the groups add to {sum}, {total} is printed") : Invariant($"the groups printed add to {sum}, the rest is {open} at most, {total} is printed"));
        }
        if (row is { Total: { } points, Class: { } words } && rules.ClassOf(points) is var ours
            && !new[] { ours.Name.Vi, ours.Name.En, ours.Code }.Contains(words, StringComparer.OrdinalIgnoreCase))
        {
            yield return new("own-wording", null, Invariant($"In loại “{words}”; {points} điểm thuộc loại {ours.Name.Vi}."), Invariant($"The class “{words}” is printed; {points} points are {ours.Name.En}."));
        }
    }

    private static IEnumerable<Contradiction> OfMetric(Snapshot row, RuleSet rules)
    {
        var part = Part.Of(rules, row.Part)!;
        if (row.Max is { } max && max != part.Max)
            yield return new("other-rule", max - part.Max, Invariant($"In điểm tối đa {max}; bộ {rules.Name} là {part.Max}."), Invariant($"A maximum of {max} is printed; {rules.Name} has {part.Max}."));
        if (row is { Denominator: > 0 and { } whole, Numerator: { } count, RatioPercent: { } rate } && rules.Rounding.Round(100m * count / whole) is var ratio && ratio != rules.Rounding.Round(rate))
            yield return new("contradicts-itself", null, Invariant($"{count}/{whole} là {ratio} %, bảng in {rate} %."), Invariant($"{count}/{whole} is {ratio} %, {rate} % is printed."));
        if (row.Score is { } score && Recomputed(row, rules) is { } own && own != score)
            yield return Gap(score - own, Invariant($"Tính theo bộ {rules.Name} được {own}, bảng in {score}"), Invariant($"{rules.Name} gives {own}, {score} is printed"));
    }

    private static Contradiction Gap(decimal gap, string vi, string en) => Math.Abs(gap) switch
    {
        <= PrintedRounded => new("printed-rounded", gap, $"{vi}: số in đã làm tròn.", $"Printed figures are rounded: {en}."),
        <= ReadApart => new("read-apart", gap, $"{vi}: đọc cách nhau ít phút trên hệ thống đang chạy.", $"Read minutes apart on a live system: {en}."),
        _ => new("contradicts-itself", gap, $"{vi}: tự mâu thuẫn.", $"It contradicts itself: {en}."),
    };
}
