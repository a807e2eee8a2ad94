using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Targets;

/// <summary>All targets of the service, read once at start; a wrong file stops it with every fault listed.</summary>
public sealed class TargetBook
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private static readonly string[] Units = ["percent", "rank", "point", "product", "enterprise", "milestone"];

    private TargetBook(IReadOnlyList<TargetFile> files) => Files = files;

    /// <summary>The folder beside the program where its target files are deployed.</summary>
    public static string DeployedFolder => Path.Combine(AppContext.BaseDirectory, "Targets");

    /// <summary>The plans, by name.</summary>
    public IReadOnlyList<TargetFile> Files { get; }

    /// <summary>All targets, in the order of the plans.</summary>
    public IEnumerable<Target> All => Files.SelectMany(x => x.Targets);

    /// <summary>The target with that code; null when there is none.</summary>
    public Target? Find(string? code) => All.FirstOrDefault(x => x.Code == code);

    /// <summary>Reads every <c>*.json</c> of a folder.</summary>
    /// <exception cref="TargetFileException">Files are missing or wrong; all faults are listed.</exception>
    public static TargetBook Load(string folder, RuleBook rules, AreaTree areas) =>
        Read((Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []).Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))), rules, areas);

    /// <summary>Reads plans from texts, each with the name of the file that a fault is to show.</summary>
    /// <exception cref="TargetFileException">A text is wrong; all faults of all texts are listed.</exception>
    public static TargetBook Read(IEnumerable<(string File, string Json)> texts, RuleBook rules, AreaTree areas)
    {
        var (files, faults) = (new List<TargetFile>(), new List<string>());
        foreach (var (name, json) in texts)
        {
            try
            {
                var file = FileJson.Read<TargetFile>(name, json, Strict, faults);
                faults.AddRange(Faults(file, rules, areas).Select(fault => $"{name}: {fault}"));
                files.Add(file);
            }
            catch (JsonException wrong)
            {
                faults.Add($"{name}: {wrong.Message}");
            }
        }
        if (files.Count + faults.Count == 0) faults.Add("no target file");
        faults.AddRange(files.SelectMany(x => x.Targets ?? []).GroupBy(x => x.Code).Where(x => x.Count() > 1).Select(x => $"duplicate code {x.Key}"));
        return faults.Count > 0 ? throw new TargetFileException(faults) : new(files);
    }

    private static IEnumerable<string> Faults(TargetFile file, RuleBook rules, AreaTree areas)
    {
        if (string.IsNullOrWhiteSpace(file.Name) || !Has(file.Title)) yield return "name or title missing";
        if (string.IsNullOrWhiteSpace(file.Source)) yield return "source missing";
        if (file.Targets is not { Count: > 0 }) yield return "targets missing";
        foreach (var target in file.Targets ?? [])
            foreach (var fault in Faults(target, rules, areas)) yield return $"target {target.Code}: {fault}";
    }

    private static IEnumerable<string> Faults(Target target, RuleBook rules, AreaTree areas)
    {
        if (string.IsNullOrWhiteSpace(target.Code)) yield return "code missing";
        if (!Has(target.Name)) yield return "name missing";
        if (!Has(target.Owner)) yield return "owner missing";
        if (string.IsNullOrWhiteSpace(target.Source)) yield return "source missing";
        if (!Units.Contains(target.Unit)) yield return $"unknown unit {target.Unit}";
        if (target.Better is not ("higher" or "lower")) yield return $"better must be higher or lower, not {target.Better}";
        if (areas.Versions(target.Area ?? "").Count == 0) yield return $"unknown area {target.Area}";
        if (target.By < target.From) yield return "by is before from";
        if (target.AmberShare is < 0 or > 1) yield return "amberShare must be 0 to 1";
        if (target.Unit == "percent" && target is { Goal: < 0 or > 100 }) yield return "a percent goal must be 0 to 100";
        if (target.GoalTo < target.Goal) yield return "goalTo is below goal";
        if (target.Fact is not { } fact) yield break;
        if (!TargetFact.Kinds.Contains(fact.Kind)) yield return $"unknown fact {fact.Kind}";
        if (fact.Kind == "rate" && !rules.Sets.Any(x => x.Metric(fact.Metric ?? "") is not null)) yield return $"unknown metric {fact.Metric}";
        if (fact.Kind == "share-at-least" && (fact.AtLeast is null || fact.Levels is not { Count: > 0 } || fact.Levels.Except(Area.Levels).Any())) yield return "share-at-least needs levels and atLeast";
    }

    private static bool Has(Text words) => !string.IsNullOrWhiteSpace(words.Vi) && !string.IsNullOrWhiteSpace(words.En);
}
