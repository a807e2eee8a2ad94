using System.Collections.Frozen;

namespace Ioc.Areas;

/// <summary>
/// The dated tree of areas, read once and never changed. An installation whose systems have not carried out a reform
/// yet pins the tree: every later day is answered as of the pinned one.
/// </summary>
public sealed class AreaTree
{
    private static readonly Area[] None = [];
    private readonly DateOnly? pinnedOn;
    private readonly Area[] rows;
    private readonly FrozenDictionary<string, Area[]> byCode;
    private readonly FrozenDictionary<string, Area[]> byParent;
    private readonly FrozenDictionary<(string, DateOnly?), Area> parentOf;
    private readonly FrozenDictionary<(string, DateOnly?), Area[]> successors;
    private readonly FrozenDictionary<(string, DateOnly?), Area[]> predecessors;

    private AreaTree(IReadOnlyList<Row> read, List<(int Line, string Fault)> faults, DateOnly? pinnedOn)
    {
        this.pinnedOn = pinnedOn;
        var codes = read.ToLookup(r => r.Area.Code, StringComparer.Ordinal);
        foreach (var versions in codes) AreaChecks.Versions(versions, faults);
        var parents = read.ToDictionary(r => r, r => AreaChecks.Parent(r, codes, faults));
        var areas = read.ToDictionary(r => r, r => r.Area with { Path = AreaChecks.PathOf(r, parents, faults) ?? "" });
        var heirs = read.ToDictionary(r => r, r => AreaChecks.Successors(r, codes, faults));
        if (faults.Count > 0)
        {
            throw new AreaFileException([.. faults.OrderBy(f => f.Line).Select(f => $"line {f.Line}: {f.Fault}")]);
        }
        rows = [.. read.Select(r => areas[r])];
        byCode = rows.GroupBy(a => a.Code).ToFrozenDictionary(g => g.Key, g => g.OrderBy(a => a.ValidFrom).ToArray());
        byParent = rows.Where(a => a.ParentCode is not null).GroupBy(a => a.ParentCode!)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray());
        parentOf = parents.Where(p => p.Value is not null).ToFrozenDictionary(p => Key(p.Key.Area), p => areas[p.Value!]);
        successors = heirs.ToFrozenDictionary(h => Key(h.Key.Area), h => h.Value.Select(r => areas[r]).ToArray());
        predecessors = heirs.SelectMany(h => h.Value, (h, heir) => (Heir: heir, From: areas[h.Key]))
            .GroupBy(p => p.Heir).ToFrozenDictionary(g => Key(g.Key.Area), g => g.Select(p => p.From).ToArray());
    }

    /// <summary>The tree that comes with the product.</summary>
    /// <param name="pinnedOn">The last day whose tree is used, whatever day is asked for; null asks by date.</param>
    public static AreaTree Bundled(DateOnly? pinnedOn = null)
    {
        using var csv = typeof(AreaTree).Assembly.GetManifestResourceStream("areas.csv")!;
        using var reader = new StreamReader(csv);
        return Read(reader, pinnedOn);
    }

    /// <summary>Reads a tree in the columns of <c>areas.csv</c>.</summary>
    /// <exception cref="AreaFileException">The file has faults; all of them are listed with their lines.</exception>
    public static AreaTree Read(TextReader csv, DateOnly? pinnedOn = null)
    {
        var faults = new List<(int Line, string Fault)>();
        return new(AreaFile.Read(csv, faults), faults, pinnedOn);
    }

    /// <summary>The unit with that code on that day; null when the code is unknown or not in force then.</summary>
    public Area? Find(string code, DateOnly on)
    {
        if (!byCode.TryGetValue(code, out var versions)) return null;
        on = InTree(on);
        foreach (var version in versions)
        {
            if (version.IsInForce(on)) return version;
        }
        return null;
    }

    /// <summary>The units in force that have nothing above them, in the order of the file.</summary>
    public IReadOnlyList<Area> Roots(DateOnly on) => [.. All(on).Where(a => a.ParentCode is null)];

    /// <summary>The units in force directly below a code, in the order of the file; empty for a leaf or an unknown code.</summary>
    public IReadOnlyList<Area> Children(string code, DateOnly on)
    {
        on = InTree(on);
        return [.. byParent.GetValueOrDefault(code, None).Where(a => a.IsInForce(on))];
    }

    /// <summary>The units in force at or below a code that have nothing below them; a leaf answers itself.</summary>
    public IReadOnlyList<Area> Leaves(string code, DateOnly on)
    {
        on = InTree(on);
        return [.. All(on).Where(a => AreaPath.Contains(a.Path, code)
            && !byParent.GetValueOrDefault(a.Code, None).Any(child => child.IsInForce(on)))];
    }

    /// <summary>The units from the root down to the code itself; empty when the code is not in force on that day.</summary>
    public IReadOnlyList<Area> PathOf(string code, DateOnly on)
    {
        var path = new List<Area>();
        for (var at = Find(code, on); at is not null; at = parentOf.GetValueOrDefault(Key(at))) path.Add(at);
        path.Reverse();
        return path;
    }

    /// <summary>The units that took this one over, main successor first; empty while it is in force or when none is named.</summary>
    public IReadOnlyList<Area> Successors(Area area) => successors.GetValueOrDefault(Key(area), None);

    /// <summary>The path on that day of what a path has become: its main successor, or that of what lay above it; itself when nobody took it over.</summary>
    public string Heir(string path, DateOnly on)
    {
        if (Versions(path[(path.LastIndexOf('.') + 1)..]).FirstOrDefault(x => x.Path == path) is not { } area || area.IsInForce(InTree(on))) return path;
        if (Successors(area) is [var heir, ..]) return Heir(heir.Path, on);
        var above = path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : path;
        var found = Heir(above, on);
        return found == above ? path : found;
    }

    /// <summary>The units that this one took over, wholly or in part, in the order of the file.</summary>
    public IReadOnlyList<Area> Predecessors(Area area) => predecessors.GetValueOrDefault(Key(area), None);

    /// <summary>All dated rows of a code, oldest first, the pinned day notwithstanding; empty when the code is unknown.</summary>
    public IReadOnlyList<Area> Versions(string code) => byCode.GetValueOrDefault(code, None);

    /// <summary>The level of the unit that ever had that path.</summary>
    /// <exception cref="KeyNotFoundException">No unit ever had it.</exception>
    public string LevelOf(string path) => Versions(path[(path.LastIndexOf('.') + 1)..]).FirstOrDefault(x => x.Path == path)?.Level
        ?? throw new KeyNotFoundException($"No unit ever had the area path '{path}'.");

    /// <summary>Every unit in force on that day, in the order of the file.</summary>
    public IEnumerable<Area> All(DateOnly on)
    {
        var day = InTree(on);
        return rows.Where(a => a.IsInForce(day));
    }

    private DateOnly InTree(DateOnly on) => pinnedOn is { } last && on > last ? last : on;

    private static (string, DateOnly?) Key(Area area) => (area.Code, area.ValidFrom);
}
