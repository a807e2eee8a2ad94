using System.Runtime.InteropServices;
using Ioc.Areas;

namespace Ioc.Indicators.Counters;

/// <summary>
/// All counters in memory: a cell for each unit and day, and the totals that were asked for, kept current by each delta. Safe to
/// use from several threads.
/// </summary>
internal sealed class Board
{
    private const int TotalsMax = 65_536;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Place> places = [];
    private readonly HashSet<string> above = [];
    private readonly Dictionary<(WindowKind Kind, DateOnly First), Kept> windows = [];
    private long asked;

    /// <summary>Numbers of procedures.</summary>
    public Names Procedures { get; } = new();

    /// <summary>Numbers of agencies.</summary>
    public Names AgencyNames { get; } = new();

    /// <summary>Paths of the units that have rows.</summary>
    public IReadOnlyList<string> Paths()
    {
        lock (gate) return [.. places.Keys];
    }

    /// <summary>Agencies that have rows at or below a path.</summary>
    public IReadOnlyList<string> Agencies(string path)
    {
        lock (gate)
            return [.. Below(path).SelectMany(x => x.Value.Agencies).Distinct().Select(x => AgencyNames[x]).Where(x => x.Length > 0).Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes what was read from the rows in the place of all that was known.</summary>
    public void Replace(IEnumerable<((string Area, DateOnly Day) At, Cell Cell)> cells)
    {
        lock (gate)
        {
            places.Clear();
            above.Clear();
            windows.Clear();
            foreach (var (at, cell) in cells) PlaceOf(at.Area).Add(at.Day, cell);
        }
    }

    /// <summary>Adds deltas, all of them at once for whoever asks.</summary>
    public void Apply(IReadOnlyList<Delta> deltas)
    {
        lock (gate)
        {
            var uses = new Dictionary<(string Area, int Agency, DateOnly Day, int Procedure, int Kind), int>();
            foreach (var delta in deltas)
            {
                var row = new CellRow(delta.Bits, AgencyNames.Of(delta.Agency), Procedures.Of(delta.Procedure));
                PlaceOf(delta.Area).Add(delta.CountedOn, delta.Sign, row);
                foreach (var (totals, key) in Covering(delta.Area, row.Agency, delta.CountedOn))
                    if (totals.TryGetValue(key, out var total)) total.Add(delta.Sign, delta.Bits);
                for (var (mask, kind) = (Uses.Of(row.Bits), 0); mask != 0; mask >>= 1, kind++)
                    if ((mask & 1) == 1) CollectionsMarshal.GetValueRefOrAddDefault(uses, (delta.Area, row.Agency, delta.CountedOn, row.Procedure, kind), out _) += delta.Sign;
            }
            foreach (var (at, rows) in uses.Where(x => x.Value != 0))
                foreach (var (totals, key) in Covering(at.Area, at.Agency, at.Day))
                    if (rows > 0 && totals.TryGetValue(key, out var total)) total.Mark(at.Procedure, 1 << at.Kind);
                    // Whether another dossier proves the same use is known to the rows alone.
                    else if (rows < 0) totals.Remove(key);
        }
    }

    /// <summary>The counters of a scope that names no field and no procedure; the caller's own copy.</summary>
    public Total Of(Scope scope)
    {
        var agency = NumberOf(scope.Agency);
        // Unit by unit, so that nobody waits until the rows of a whole province are looked at.
        foreach (var area in Unknown(scope, agency))
            lock (gate) Known(TotalsOf(scope.Window), area, agency, scope.Window);
        lock (gate)
        {
            var totals = TotalsOf(scope.Window);
            return scope.Paths.Aggregate(new Total(), (sum, path) => sum.Add(Known(totals, path, agency, scope.Window)));
        }
    }

    /// <summary>The counters of each day that has rows.</summary>
    public IReadOnlyDictionary<DateOnly, Total> ByDay(Scope scope)
    {
        var days = new Dictionary<DateOnly, Total>();
        lock (gate)
        {
            foreach (var (day, cell) in scope.Paths.SelectMany(Below).SelectMany(x => x.Value.In(scope.Window)))
            {
                ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _);
                (total ??= new Total()).Add(cell, NumberOf(scope.Agency));
            }
        }
        return days;
    }

    private IReadOnlyList<string> Unknown(Scope scope, int? agency)
    {
        lock (gate)
        {
            var totals = TotalsOf(scope.Window);
            return [.. scope.Paths.Where(x => !totals.ContainsKey((x, agency))).SelectMany(Below).Select(x => x.Key).Where(x => !above.Contains(x) && !totals.ContainsKey((x, agency)))];
        }
    }

    // A unit's total is the sum of those of the lowest units below it, so that a row is looked at once for commune, district and province.
    private Total Known(Dictionary<(string Path, int? Agency), Total> totals, string path, int? agency, Window window)
    {
        if (totals.TryGetValue((path, agency), out var known)) return known;
        var total = new Total();
        foreach (var (area, place) in Below(path))
        {
            if (agency is { } only && !place.Agencies.Contains(only)) continue;
            if (area != path && !above.Contains(area)) total.Add(Known(totals, area, agency, window));
            else if (agency is not { } one || above.Contains(area)) total.Add(place, window, agency);
            else
            {
                // Once for all agencies.
                foreach (var (each, own) in place.ByAgency(window)) totals[(area, each)] = own;
                total.Add(totals[(area, one)]);
            }
        }
        return totals[(path, agency)] = total;
    }

    private Dictionary<(string Path, int? Agency), Total> TotalsOf(Window window)
    {
        ref var kept = ref CollectionsMarshal.GetValueRefOrAddDefault(windows, (window.Kind, window.First), out _);
        kept ??= new Kept();
        kept.Asked = ++asked;
        var totals = kept.Totals;
        while (windows.Values.Sum(x => x.Totals.Count) > TotalsMax) windows.Remove(windows.MinBy(x => x.Value.Asked).Key);
        return totals;
    }

    private IEnumerable<KeyValuePair<string, Place>> Below(string path) => places.Where(x => AreaPath.IsUnder(x.Key, path));

    private int? NumberOf(string? agency) => agency is null ? null : AgencyNames.Find(agency);

    private Place PlaceOf(string area)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, area, out _);
        if (place is null) above.UnionWith(AreaPath.Ancestors(area).Skip(1));
        return place ??= new Place();
    }

    private IEnumerable<(Dictionary<(string Path, int? Agency), Total> Totals, (string Path, int? Agency) Key)> Covering(string area, int agency, DateOnly day)
    {
        foreach (var kind in Window.Kinds)
        {
            if (!windows.TryGetValue((kind, Window.Of(day, kind).First), out var kept)) continue;
            foreach (var path in AreaPath.Ancestors(area))
            {
                yield return (kept.Totals, (path, null));
                yield return (kept.Totals, (path, agency));
            }
        }
    }

    // The totals of one window; the window that nobody asked after for the longest time is forgotten first.
    private sealed class Kept
    {
        public Dictionary<(string Path, int? Agency), Total> Totals { get; } = [];
        public long Asked { get; set; }
    }
}
