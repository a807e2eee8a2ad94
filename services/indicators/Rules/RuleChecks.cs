using Ioc.Defaults;
using Ioc.Indicators.Counters;

namespace Ioc.Indicators.Rules;

/// <summary>What must hold inside one rule set. A file may leave anything out, so nothing read is trusted to be there.</summary>
internal sealed class RuleChecks(RuleSet set)
{
    private readonly List<string> faults = [];
    private readonly IReadOnlyList<string> levels = set.Levels ?? [];
    private readonly IReadOnlyList<GroupRule> groups = set.Groups ?? [];
    private readonly IReadOnlyList<TileRule> tiles = set.Tiles ?? [];
    private readonly IReadOnlyList<MetricRule> metrics = set.Metrics ?? [];

    /// <summary>Every fault of the set, in the order of the file.</summary>
    public IReadOnlyList<string> Faults()
    {
        Frame();
        Classes();
        foreach (var group in groups) Group(group);
        Require(groups.Sum(g => g.Max) == 100, $"the groups' maxima add to {groups.Sum(g => g.Max)}, not to 100");
        foreach (var tile in tiles) Tile(tile);
        foreach (var metric in metrics) Metric(metric);
        foreach (var codes in metrics.Select(m => m.Code).Concat(tiles.Select(t => t.Code)).Concat(groups.Select(g => g.Code))
            .GroupBy(code => code).Where(g => g.Count() > 1))
        {
            faults.Add($"duplicate code {codes.Key}");
        }
        return faults;
    }

    private void Frame()
    {
        Require(Has(set.Name), "name missing");
        Require(Has(set.Title), "title missing");
        Require(Has(set.Source), "source missing");
        Require(set.Schema == RuleSet.SchemaFile, $"$schema must be {RuleSet.SchemaFile}");
        Require(set.ValidFrom is null != set.AnnouncedOn is null, "validFrom missing, or both it and announcedOn are there: a set is in force from a day, or only announced");
        Require(!(set.ValidTo < set.ValidFrom), "validTo is before validFrom");
        Require(set.ValidTo is null || set.ValidFrom is not null, "validTo without validFrom");
        Require(set.Rounding is { Decimals: >= 0 and <= 4, Midpoint: "half-up" }, "rounding must have 0 to 4 decimals, midpoint half-up");
        Require(set.Publication is { PublishWorkingDays: >= 1 and <= 100, DiscloseWorkingDays: >= 1 and <= 100 } limits && Has(limits.Source),
            "publication must have publishWorkingDays and discloseWorkingDays, 1 to 100, and a source");
        Require(levels.Count > 0 && levels.Distinct().Count() == levels.Count, "levels missing or repeated");
        Require(groups.Count > 0, "groups missing");
        Require(set.Tiles is not null, "tiles missing");
        Require(metrics.Count > 0, "metrics missing");
    }

    private void Classes()
    {
        var classes = set.Classes ?? [];
        Require(Has(set.ClassSource), "classSource missing");
        Require(classes.All(c => Has(c.Code) && Has(c.Name)), "a class lacks its code or name");
        Require(classes.Select(c => c.Code).Distinct().Count() == classes.Count, "classes repeat a code");
        Require(classes.Count > 0 && classes[^1].From == 0
            && classes.Zip(classes.Skip(1)).All(pair => pair.First.From > pair.Second.From), "classes must descend to 0");
    }

    private void Group(GroupRule group)
    {
        var sum = metrics.Where(m => m.Group == group.Code).Sum(m => m.Max);
        Require(Has(group.Code) && Has(group.Name), $"group {group.Code}: code or name missing");
        Require(sum == group.Max, $"group {group.Code}: its metrics' maxima add to {sum}, not to {group.Max}");
    }

    private void Tile(TileRule tile)
    {
        var parts = metrics.Where(m => tile.Metrics?.Contains(m.Code) ?? false).ToList();
        Require(Has(tile.Code) && Has(tile.Name), $"tile {tile.Code}: code or name missing");
        foreach (var code in (tile.Metrics ?? []).Except(parts.Select(p => p.Code)))
        {
            faults.Add($"tile {tile.Code}: unknown metric {code}");
        }
        Require(parts.All(p => p.Group == tile.Group), $"tile {tile.Code}: a metric is not of group {tile.Group}");
        Require(parts.Sum(p => p.Max) == tile.Max, $"tile {tile.Code}: its metrics' maxima add to {parts.Sum(p => p.Max)}, not to {tile.Max}");
    }

    private void Metric(MetricRule metric)
    {
        Say(Has(metric.Code), "code missing");
        Say(metric.MetricCodes is not null, "metricCodes missing");
        Say(groups.Any(g => g.Code == metric.Group), $"unknown group {metric.Group}");
        Say(metric.Max is >= 0 and <= 100, "max must be 0 to 100");
        Say(metric.TargetPercent is > 0 and <= 100, "targetPercent must be above 0 and at most 100");
        Say(MetricRule.Measures.Contains(metric.Measure), $"unknown measure {metric.Measure}");
        Say(metric.Measure != "mean" || metric.Max == 0, "a mean cannot be scored");
        Say(MetricRule.ZeroRules.Contains(metric.WhenZero), $"unknown whenZero {metric.WhenZero}");
        Say(Has(metric.Name), "name missing");
        Say(Has(metric.Numerator), "numerator missing");
        Say(Has(metric.Denominator), "denominator missing");
        Say(Has(metric.Source), "source missing");
        foreach (var counter in metric.Counters is { } behind ? new[] { behind.Numerator, behind.Denominator } : [])
            Say(Counter.All.ContainsKey(counter ?? ""), $"unknown counter {counter}");
        Say(metric.Levels is { Count: > 0 }, "levels missing");
        Say(metric.InheritedBy is not null, "inheritedBy missing");
        var all = (metric.Levels ?? []).Concat(metric.InheritedBy ?? []).ToList();
        foreach (var level in all.Except(levels)) Say(false, $"unknown level {level}");
        Say(all.Distinct().Count() == all.Count, "a level is named twice");
        var multiplier = metrics.FirstOrDefault(m => m.Code == metric.MultipliedBy);
        Say(metric.MultipliedBy is null || (multiplier is { Measure: "ratio", MultipliedBy: null } && multiplier != metric),
            $"multipliedBy {metric.MultipliedBy} is not another ratio that stands alone");
        Say(metric.MultipliedBy is null || metrics.Count(m => m.MultipliedBy == metric.MultipliedBy) == 1, $"multipliedBy {metric.MultipliedBy} multiplies another metric already");

        void Say(bool holds, string fault) => Require(holds, $"metric {metric.Code}: {fault}");
    }

    private void Require(bool holds, string fault)
    {
        if (!holds) faults.Add(fault);
    }

    private static bool Has(string? words) => !string.IsNullOrWhiteSpace(words);

    private static bool Has(Text words) => Has(words.Vi) && Has(words.En);
}
