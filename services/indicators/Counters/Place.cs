using System.Runtime.InteropServices;

namespace Ioc.Indicators.Counters;

/// <summary>The days of one unit that have rows, and the agencies of these rows.</summary>
internal sealed class Place
{
    private readonly Dictionary<DateOnly, Cell> days = [];
    private readonly HashSet<int> agencies = [];

    /// <summary>Numbers of the agencies that ever had rows.</summary>
    public IReadOnlySet<int> Agencies => agencies;

    /// <summary>Adds a row to a day, or takes one away.</summary>
    public void Add(DateOnly day, int sign, CellRow row)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _);
        (cell ??= new Cell()).Add(sign, row);
        agencies.Add(row.Agency);
    }

    /// <summary>Adds rows to a day.</summary>
    public void Add(DateOnly day, Cell cell)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(days, day, out _);
        if (known is null) known = cell;
        else known.Add(cell);
        foreach (var row in cell.Rows) agencies.Add(row.Agency);
    }

    /// <summary>The rows of a window by agency; of every agency that ever had rows.</summary>
    public IReadOnlyDictionary<int, Total> ByAgency(Window window)
    {
        var totals = agencies.ToDictionary(x => x, _ => new Total());
        foreach (var (_, cell) in In(window))
            foreach (var row in cell.Rows) totals[row.Agency].Add(row);
        return totals;
    }

    /// <summary>The days of a window.</summary>
    public IEnumerable<(DateOnly Day, Cell Cell)> In(Window window)
    {
        var last = window.Last;
        for (var day = window.First; day <= last; day = day.AddDays(1))
            if (days.TryGetValue(day, out var cell)) yield return (day, cell);
    }
}
