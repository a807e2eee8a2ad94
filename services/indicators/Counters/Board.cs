using System.Runtime.InteropServices;
using Ioc.Areas;

namespace Ioc.Indicators.Counters;

/// <summary>
/// All counters in memory: a cell for each unit, agency and day, and the totals that were asked for, kept current by each
/// delta. Safe to use from several threads.
/// </summary>
internal sealed class Board
{
    private const int TotalsMax = 8_192;
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> procedures = [];
    private readonly Dictionary<string, Dictionary<string, Dictionary<DateOnly, Cell>>> places = [];
    private readonly Dictionary<Key, Total> totals = [];

    private readonly record struct Key(string Path, string? Agency, WindowKind Kind, DateOnly First);

    /// <summary>Number of a procedure, the same as long as the process lives.</summary>
    public int NumberOf(string procedure)
    {
        lock (gate) return Number(procedure);
    }

    /// <summary>Paths of the units that have rows.</summary>
    public IReadOnlyList<string> Paths()
    {
        lock (gate) return [.. places.Keys];
    }

    /// <summary>Agencies that have rows at or below a path.</summary>
    public IReadOnlyList<string> Agencies(string path)
    {
        lock (gate)
            return [.. places.Where(x => AreaPath.IsUnder(x.Key, path)).SelectMany(x => x.Value.Keys).Where(x => x.Length > 0).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes what was read from the rows in the place of all that was known.</summary>
    public void Replace(IEnumerable<((string Area, string Agency, DateOnly Day) At, Cell Cell)> cells)
    {
        lock (gate)
        {
            places.Clear();
            totals.Clear();
            foreach (var (at, cell) in cells)
            {
                ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(Days(at.Area, at.Agency), at.Day, out _);
                if (known is null) known = cell;
                else known.Add(cell);
            }
        }
    }

    /// <summary>Adds deltas, all of them at once for whoever asks.</summary>
    public void Apply(IReadOnlyList<Delta> deltas)
    {
        lock (gate)
        {
            var uses = new Dictionary<(string Area, string Agency, DateOnly Day, int Use), int>();
            foreach (var delta in deltas)
            {
                var use = Cell.UseOf(Number(delta.Procedure), delta.Bits);
                ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(Days(delta.Area, delta.Agency), delta.CountedOn, out _);
                (cell ??= new Cell()).Add(delta.Sign, delta.Bits, use);
                foreach (var key in Covering(delta.Area, delta.Agency, delta.CountedOn))
                    if (totals.TryGetValue(key, out var total)) total.Add(delta.Sign, delta.Bits);
                if (use > 0) CollectionsMarshal.GetValueRefOrAddDefault(uses, (delta.Area, delta.Agency, delta.CountedOn, use), out _) += delta.Sign;
            }
            foreach (var (at, rows) in uses.Where(x => x.Value != 0))
                foreach (var key in Covering(at.Area, at.Agency, at.Day))
                    if (rows > 0 && totals.TryGetValue(key, out var total)) total.Mark(at.Use);
                    // Whether another dossier proves the same use is known to the cells alone.
                    else if (rows < 0) totals.Remove(key);
        }
    }

    /// <summary>The counters of a scope that names no field and no procedure; the caller's own copy.</summary>
    public Total Of(Scope scope)
    {
        lock (gate) return scope.Paths.Aggregate(new Total(), (sum, path) => sum.Add(Known(new Key(path, scope.Agency, scope.Window.Kind, scope.Window.First), scope.Window)));
    }

    /// <summary>The counters of each day that has rows.</summary>
    public IReadOnlyDictionary<DateOnly, Total> ByDay(Scope scope)
    {
        var days = new Dictionary<DateOnly, Total>();
        lock (gate)
        {
            foreach (var (day, cell) in scope.Paths.SelectMany(path => Cells(path, scope.Agency, scope.Window)))
            {
                ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _);
                (total ??= new Total()).Add(cell);
            }
        }
        return days;
    }

    private Total Known(Key key, Window window)
    {
        if (totals.TryGetValue(key, out var known)) return known;
        if (totals.Count >= TotalsMax) totals.Clear();
        var total = new Total();
        foreach (var (_, cell) in Cells(key.Path, key.Agency, window)) total.Add(cell);
        return totals[key] = total;
    }

    private IEnumerable<(DateOnly Day, Cell Cell)> Cells(string path, string? agency, Window window)
    {
        foreach (var (area, agencies) in places)
        {
            if (!AreaPath.IsUnder(area, path)) continue;
            foreach (var (name, days) in agencies)
            {
                if (agency is not null && agency != name) continue;
                var last = window.Last;
                for (var day = window.First; day <= last; day = day.AddDays(1))
                    if (days.TryGetValue(day, out var cell)) yield return (day, cell);
            }
        }
    }

    private static IEnumerable<Key> Covering(string area, string agency, DateOnly day)
    {
        foreach (var kind in Window.Kinds)
        {
            var first = Window.Of(day, kind).First;
            foreach (var path in AreaPath.Ancestors(area))
            {
                yield return new Key(path, null, kind, first);
                if (agency.Length > 0) yield return new Key(path, agency, kind, first);
            }
        }
    }

    private Dictionary<DateOnly, Cell> Days(string area, string agency)
    {
        ref var agencies = ref CollectionsMarshal.GetValueRefOrAddDefault(places, area, out _);
        ref var days = ref CollectionsMarshal.GetValueRefOrAddDefault(agencies ??= [], agency, out _);
        return days ??= [];
    }

    private int Number(string procedure)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(procedures, procedure, out var known);
        return known ? number : number = procedures.Count;
    }
}
