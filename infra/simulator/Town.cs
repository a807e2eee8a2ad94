using Ioc.Areas;

namespace Ioc.Simulator;

/// <summary>Where things happen: the communes of the tree in force, some busier, some slower than others.</summary>
public sealed class Town
{
    private readonly double[] busy;
    private readonly double[] keen;
    private readonly AreaTree areas;

    /// <summary>Reads the tree and draws how busy and how slow each commune is.</summary>
    public Town(AreaTree areas, DateOnly today, int seed)
    {
        Roots = areas.Roots(today);
        this.areas = areas;
        Communes = [.. Roots.SelectMany(root => areas.Leaves(root.Code, today))];
        var random = new Random(seed);
        var lag = Communes.Select(x => x.ParentCode).Distinct().ToDictionary(x => x ?? "", x => new Random(HashOf(x, seed)).NextDouble());
        var sum = 0.0;
        busy = new double[Communes.Count];
        keen = new double[Communes.Count];
        Slowness = new double[Communes.Count];
        var slowDistrict = Communes[random.Next(Communes.Count)].ParentCode;
        for (var i = 0; i < busy.Length; i++)
        {
            // The south is dense: closer to the city, more people, more dossiers.
            var south = Math.Clamp((11.45 - Communes[i].Lat) / 0.6, 0.15, 1);
            busy[i] = sum += south * (0.6 + random.NextDouble());
            keen[i] = (i == 0 ? 0 : keen[i - 1]) + (busy[i] - (i == 0 ? 0 : busy[i - 1])) * (0.82 + 0.1 * lag[Communes[i].ParentCode ?? ""] + 0.04 * ((i * 7 % 11) / 11.0));
            Slowness[i] = (0.4 + random.NextDouble()) * (Communes[i].ParentCode == slowDistrict ? 2.2 : 1);
        }
    }

    /// <summary>Roots of the tree.</summary>
    public IReadOnlyList<Area> Roots { get; }

    /// <summary>The leaves of the tree.</summary>
    public IReadOnlyList<Area> Communes { get; }

    /// <summary>How likely delay is in each commune; 1 is usual.</summary>
    public double[] Slowness { get; }

    /// <summary>Name of the unit above a commune, the last one that it bore.</summary>
    public string ParentOf(Area commune) => areas.Versions(commune.ParentCode ?? commune.Code)[^1].NameVi;

    /// <summary>Draws a commune, busy ones more often.</summary>
    public int Draw(Random random)
    {
        var at = Array.BinarySearch(busy, random.NextDouble() * busy[^1]);
        return Math.Min(at < 0 ? ~at : at, busy.Length - 1);
    }

    /// <summary>Shares a published total out over the communes so that the parts add to it exactly.</summary>
    /// <param name="byKeenness">Some districts are slower to take a thing up than others.</param>
    public long[] Share(long total, bool byKeenness = false)
    {
        var weights = byKeenness ? keen : busy;
        var parts = new long[weights.Length];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = (long)Math.Round(total * weights[i] / weights[^1]) - (i == 0 ? 0 : (long)Math.Round(total * weights[i - 1] / weights[^1]));
        return parts;
    }

    private static int HashOf(string? code, int seed) => (code ?? "").Aggregate(seed, (sum, letter) => unchecked(sum * 31 + letter));
}
