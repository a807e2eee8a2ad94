using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ioc.Indicators.Rules;

/// <summary>All rule sets of the service, read once at start; a wrong file stops it with every fault listed.</summary>
public sealed class RuleBook
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private RuleBook(IReadOnlyList<RuleSet> sets) => Sets = sets;

    /// <summary>The folder beside the program where its rule files are deployed.</summary>
    public static string DeployedFolder => Path.Combine(AppContext.BaseDirectory, "Rules");

    /// <summary>All sets, oldest first; what is only announced comes last.</summary>
    public IReadOnlyList<RuleSet> Sets { get; }

    /// <summary>Reads every <c>*.json</c> of a folder.</summary>
    /// <exception cref="RuleFileException">Files are missing or wrong; all faults are listed.</exception>
    public static RuleBook Load(string folder)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json").Where(x => Path.GetFileName(x) != RuleSet.SchemaFile).ToArray() : [];
        return files.Length == 0
            ? throw new RuleFileException([$"{folder}: no rule file"])
            : Read(files.Order(StringComparer.Ordinal).Select(f => (Path.GetFileName(f), File.ReadAllText(f))));
    }

    /// <summary>Reads rule sets from texts, each with the name of the file that a fault is to show.</summary>
    /// <exception cref="RuleFileException">A text is wrong; all faults of all texts are listed.</exception>
    public static RuleBook Read(IEnumerable<(string File, string Json)> files)
    {
        var (sets, faults) = (new List<(string File, RuleSet Set)>(), new List<string>());
        foreach (var (file, json) in files)
        {
            try
            {
                var set = FileJson.Read<RuleSet>(file, json, Json, faults);
                faults.AddRange(new RuleChecks(set).Faults().Select(fault => $"{file}: {fault}"));
                sets.Add((file, set));
            }
            catch (JsonException wrong)
            {
                faults.Add($"{file}: {wrong.Message}");
            }
        }
        faults.AddRange(Clashes(sets));
        return faults.Count > 0
            ? throw new RuleFileException(faults)
            : new([.. sets.Select(s => s.Set).OrderBy(s => s.ValidFrom ?? DateOnly.MaxValue)]);
    }

    /// <summary>The set in force on a day: a window is scored with the set of its last day. Null before Decision 766.</summary>
    public RuleSet? On(DateOnly day) => Sets.FirstOrDefault(s => s.IsInForce(day));

    /// <summary>The set with that name; null when there is none.</summary>
    public RuleSet? Find(string? name) => Sets.FirstOrDefault(s => s.Name == name);

    private static IEnumerable<string> Clashes(IReadOnlyList<(string File, RuleSet Set)> sets)
    {
        foreach (var (i, (file, set)) in sets.Index())
        {
            foreach (var (other, earlier) in sets.Take(i))
            {
                if (set.Name == earlier.Name) yield return $"{file}: name {set.Name} is already in {other}";
                if (set.ValidFrom is not null && earlier.ValidFrom is not null && !(set.ValidTo < earlier.ValidFrom) && !(earlier.ValidTo < set.ValidFrom))
                {
                    yield return $"{file}: dates overlap those of {other}";
                }
            }
        }
    }
}
