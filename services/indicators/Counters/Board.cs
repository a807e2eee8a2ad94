using System.Runtime.InteropServices;
using Ioc.Areas;

namespace Ioc.Indicators.Counters;

/// <summary>
/// All counters in memory: a cell for each unit and day, and the totals that were asked for, kept current by each delta. Safe to
/// use from several threads.
/// </summary>
internal sealed class Board
{
    private const int TotalsMax = 8_192;
    private readonly Lock gate = new();
    private readonly Dictionary<string, Place> places = [];
    private readonly Dictionary<Key, Total> totals = [];

    private readonly record struct Key(string Path, string? Agency, WindowKind Kind, DateOnly First);

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
            return [.. places.Where(x => AreaPath.IsUnder(x.Key, path)).SelectMany(x => x.Value.Agencies).Distinct().Select(x => AgencyNames[x]).Where(x => x.Length > 0).Order(StringComparer.Ordinal)];
    }

    /// <summary>Takes what was read from the rows in the place of all that was known.</summary>
    public void Replace(IEnumerable<((string Area, DateOnly Day) At, Cell Cell)> cells)
    {
        lock (gate)
        {
            places.Clear();
            totals.Clear();
            foreach (var (at, cell) in cells) PlaceOf(at.Area).Add(at.Day, cell);
        }
    }

    /// <summary>Adds deltas, all of them at once for whoever asks.</summary>
    public void Apply(IReadOnlyList<Delta> deltas)
    {
        lock (gate)
        {
            var uses = new Dictionary<(string Area, string Agency, DateOnly Day, int Procedure, int Kind), int>();
            foreach (var delta in deltas)
            {
                var row = new CellRow(delta.Bits, AgencyNames.Of(delta.Agency), Procedures.Of(delta.Procedure));
                PlaceOf(delta.Area).Add(delta.CountedOn, delta.Sign, row);
                foreach (var key in Covering(delta.Area, delta.Agency, delta.CountedOn))
                    if (totals.TryGetValue(key, out var total)) total.Add(delta.Sign, delta.Bits);
                for (var (mask, kind) = (Uses.Of(row.Bits), 0); mask != 0; mask >>= 1, kind++)
                    if ((mask & 1) == 1) CollectionsMarshal.GetValueRefOrAddDefault(uses, (delta.Area, delta.Agency, delta.CountedOn, row.Procedure, kind), out _) += delta.Sign;
            }
            foreach (var (at, rows) in uses.Where(x => x.Value != 0))
                foreach (var key in Covering(at.Area, at.Agency, at.Day))
                    if (rows > 0 && totals.TryGetValue(key, out var total)) total.Mark(at.Procedure, 1 << at.Kind);
                    // Whether another dossier proves the same use is known to the rows alone.
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
            foreach (var (day, cell) in scope.Paths.SelectMany(Below).SelectMany(x => x.Value.In(scope.Window)))
            {
                ref var total = ref CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _);
                (total ??= new Total()).Add(cell, NumberOf(scope.Agency));
            }
        }
        return days;
    }

    // A unit's total is the sum of the lowest ones' below it, so that a day of a commune is looked at once for commune, district and province.
    private Total Known(Key key, Window window)
    {
        if (totals.TryGetValue(key, out var known)) return known;
        var (total, agency) = (new Total(), NumberOf(key.Agency));
        foreach (var (area, place) in Below(key.Path).ToList())
        {
            if (area != key.Path && agency is null && Below(area).Skip(1).FirstOrDefault().Key is null) total.Add(Known(key with { Path = area }, window));
            else foreach (var (_, cell) in place.In(window)) total.Add(cell, agency);
        }
        if (totals.Count >= TotalsMax) totals.Clear();
        return totals[key] = total;
    }

    private IEnumerable<KeyValuePair<string, Place>> Below(string path) => places.Where(x => AreaPath.IsUnder(x.Key, path));

    private int? NumberOf(string? agency) => agency is null ? null : AgencyNames.Find(agency);

    private Place PlaceOf(string area)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, area, out _);
        return place ??= new Place();
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
}
