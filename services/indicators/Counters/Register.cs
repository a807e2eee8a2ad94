using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;

namespace Ioc.Indicators.Counters;

/// <summary>The newest versions of all entries, read whole and never changed: services, publications, e-certified copies, national reports.</summary>
internal sealed class Register
{
    private readonly ConcurrentDictionary<(string Path, string? Field), OfferSets> sets = new();
    private readonly ConcurrentDictionary<(string Path, Window Window), Publications?> publications = new();
    private readonly Dictionary<string, string> names;
    private readonly AreaTree areas;
    private readonly Func<string, int> numberOf;
    private readonly Dictionary<string, long> reports;
    private readonly HashSet<string> simulatedRoots;

    public Register(IEnumerable<Entry> entries, AreaTree areas, Func<string, int> numberOf)
    {
        (this.areas, this.numberOf) = (areas, numberOf);
        var byKind = entries.ToLookup(x => x.Kind);
        Services = [.. byKind[Entry.Service].Select(x => (x.Area, Read<ServiceState>(x)))];
        names = Services.GroupBy(x => x.State.Code).ToDictionary(x => x.Key, x => x.First().State.NameVi);
        Publications = [.. byKind[Entry.Publication].Select(x => (x.Area, Read<PublicationState>(x)))];
        CertifiedCopies = byKind[Entry.CertifiedCopies].ToDictionary(x => x.Area, Read<bool>);
        reports = byKind[Entry.NationalReport].ToDictionary(x => x.Code, x => long.Parse(x.State, CultureInfo.InvariantCulture));
        simulatedRoots = [.. byKind.SelectMany(x => x).Where(x => x.Simulated).Select(x => x.Area.Split('.')[0])];
    }

    /// <summary>Public services and who owns them.</summary>
    public IReadOnlyList<(string Area, ServiceState State)> Services { get; }

    /// <summary>Publication decisions and who took them.</summary>
    public IReadOnlyList<(string Area, PublicationState State)> Publications { get; }

    /// <summary>By the path of a commune, whether it offers e-certified copies.</summary>
    public IReadOnlyDictionary<string, bool> CertifiedCopies { get; }

    /// <summary>Number of a procedure.</summary>
    public int NumberOf(string procedure) => numberOf(procedure);

    /// <summary>Name of a procedure; its code, when the catalogue did not say.</summary>
    public string NameOf(string procedure) => names.GetValueOrDefault(procedure, procedure);

    /// <summary>What was counted of the decisions of a scope, counted once.</summary>
    public Publications? PublicationsOf(Sum sum, Func<Sum, Publications?> count) =>
        publications.GetOrAdd((Key(sum.Scope), sum.Scope.Window), static (_, x) => x.count(x.sum), (sum, count));

    /// <summary>A simulator made some entry of the province.</summary>
    public bool IsSimulated(Scope scope) => simulatedRoots.Contains(scope.Path.Split('.')[0]);

    /// <summary>Dossiers received in a window per the national reporting system; null when nobody reported.</summary>
    public long? Reported(string path, Window window) => reports.TryGetValue($"{path}|{window.Name}", out var received) ? received : null;

    /// <summary>The services of a scope, as sets of procedure numbers.</summary>
    public OfferSets SetsOf(Scope scope) => sets.GetOrAdd((Key(scope), scope.Field),
        static (_, x) => new OfferSets(x.Register.ServicesOf(x.Scope).Select(s => (x.Register.numberOf(s.Code), s))), (Register: this, Scope: scope));

    /// <summary>The services in the authority of a unit: owned by it or below it; and those of the units above that its level handles.</summary>
    public IEnumerable<ServiceState> ServicesOf(Scope scope) => Services
        .Where(x => (scope.Field is null || x.State.Field == scope.Field) && scope.Paths.Any(path => Handles(path, x.Area, x.State.Level)))
        .Select(x => x.State);

    /// <summary>The communes of a scope on the last day of the window; on the first, when the units ended within it.</summary>
    public IReadOnlyList<Area> CommunesOf(Scope scope)
    {
        var communes = On(scope.Window.Last);
        return communes.Count > 0 ? communes : On(scope.Window.First);

        List<Area> On(DateOnly day) => [.. areas.All(day).Where(x => x.Level == Area.Levels[^1] && AreaPath.IsUnder(x.Path, scope.Path))];
    }

    private static string Key(Scope scope) => scope.Paths.Count == 1 ? scope.Path : string.Join('|', scope.Paths);

    private bool Handles(string path, string owner, string level) => AreaPath.IsUnder(owner, path)
        || (AreaPath.IsUnder(path, owner) && Depth(level) >= Depth(areas.LevelOf(path)));

    private static int Depth(string level) => Area.Levels.Index().First(x => x.Item == level).Index;

    private static T Read<T>(Entry entry) => JsonSerializer.Deserialize<T>(entry.State, Json.Options)!;
}
