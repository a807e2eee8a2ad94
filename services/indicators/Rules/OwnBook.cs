using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;

namespace Ioc.Indicators.Rules;

/// <summary>The provinces' own indicators, read once at start from the folder that <c>Rules:OwnFolder</c> names; a wrong file stops the service with every fault listed.</summary>
public sealed class OwnBook
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
    private readonly IReadOnlyList<OwnFile> files;
    private readonly AreaTree areas;

    private OwnBook(IReadOnlyList<OwnFile> files, AreaTree areas) => (this.files, this.areas) = (files, areas);

    /// <summary>Reads every <c>*.json</c> of a folder; no folder named is no indicator.</summary>
    /// <exception cref="RuleFileException">The folder is missing or empty, or files are wrong; all faults are listed.</exception>
    public static OwnBook Load(string? folder, RuleBook rules, AreaTree areas)
    {
        if (string.IsNullOrWhiteSpace(folder)) return new([], areas);
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        return files.Length == 0
            ? throw new RuleFileException([$"{folder}: no file of own indicators (Rules:OwnFolder)"])
            : Read(files.Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))), rules, areas);
    }

    /// <summary>Reads texts, each with the name of the file that a fault is to show.</summary>
    /// <exception cref="RuleFileException">A text is wrong; all faults of all texts are listed.</exception>
    public static OwnBook Read(IEnumerable<(string File, string Json)> texts, RuleBook rules, AreaTree areas)
    {
        var (files, faults) = (new List<OwnFile>(), new List<string>());
        foreach (var (name, json) in texts)
        {
            try
            {
                var file = FileJson.Read<OwnFile>(name, json, Strict, faults);
                faults.AddRange(Faults(file, rules, areas).Select(fault => $"{name}: {fault}"));
                files.Add(file);
            }
            catch (JsonException wrong)
            {
                faults.Add($"{name}: {wrong.Message}");
            }
        }
        faults.AddRange(files.SelectMany(x => x.Indicators ?? []).GroupBy(x => x.Code).Where(x => x.Count() > 1).Select(x => $"duplicate code {x.Key}"));
        return faults.Count > 0 ? throw new RuleFileException(faults) : new(files, areas);
    }

    /// <summary>The indicators that a unit has on a day, in the order of the files.</summary>
    public IEnumerable<OwnIndicator> Of(Area unit, DateOnly on) => files
        .Where(file => areas.Versions(file.Area).Any(x => AreaPath.IsUnder(unit.Path, x.Path)))
        .SelectMany(file => file.Indicators).Where(x => x.Levels.Contains(unit.Level) && x.IsInForce(on));

    private static IEnumerable<string> Faults(OwnFile file, RuleBook rules, AreaTree areas)
    {
        if (areas.Versions(file.Area ?? "").Count == 0) yield return $"unknown area {file.Area}";
        if (file.Indicators is not { Count: > 0 }) yield return "indicators missing";
        foreach (var own in file.Indicators ?? [])
            foreach (var fault in Faults(own, rules)) yield return $"indicator {own.Code}: {fault}";
    }

    private static IEnumerable<string> Faults(OwnIndicator own, RuleBook rules)
    {
        if (string.IsNullOrWhiteSpace(own.Code)) yield return "code missing";
        // Never inside them: what bears a national code would be read as a national figure.
        if (rules.Sets.Any(x => x.Metric(own.Code ?? "") is not null || x.Groups.Any(g => g.Code == own.Code) || x.Tiles.Any(t => t.Code == own.Code))) yield return "the code is a national one";
        if (!Has(own.Name)) yield return "name missing";
        if (own.ValidFrom == default) yield return "validFrom missing";
        if (own.ValidTo < own.ValidFrom) yield return "validTo is before validFrom";
        if (own.TargetPercent is not (> 0 and <= 100)) yield return "targetPercent must be above 0 and at most 100";
        if (!Has(own.Numerator)) yield return "numerator missing";
        if (!Has(own.Denominator)) yield return "denominator missing";
        if (own.Levels is not { Count: > 0 }) yield return "levels missing";
        foreach (var level in (own.Levels ?? []).Except(Area.Levels)) yield return $"unknown level {level}";
        foreach (var counter in new[] { own.Counters?.Numerator, own.Counters?.Denominator })
            if (!Counter.All.ContainsKey(counter ?? "")) yield return $"unknown counter {counter}";
        if (string.IsNullOrWhiteSpace(own.Source)) yield return "source missing";
    }

    private static bool Has(Text words) => !string.IsNullOrWhiteSpace(words.Vi) && !string.IsNullOrWhiteSpace(words.En);
}
