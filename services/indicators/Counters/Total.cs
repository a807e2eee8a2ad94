using System.Numerics;

namespace Ioc.Indicators.Counters;

/// <summary>The counters of a scope: how many rows have each bit, and the sets of procedures used.</summary>
internal sealed class Total
{
    private readonly long[] counts = new long[(int)Bit.Count];
    private readonly ulong[][] used = [[], [], [], []];

    /// <summary>How many rows have the bit.</summary>
    public long this[Bit bit] => counts[(int)bit];

    /// <summary>Numbers of the procedures used, as a set of bits.</summary>
    public ReadOnlySpan<ulong> Used(Use use) => used[(int)use];

    /// <summary>True when the procedure of that number was used so.</summary>
    public bool IsUsed(Use use, int procedure) => used[(int)use] is var set && set.Length > procedure >> 6 && (set[procedure >> 6] >> (procedure & 63) & 1) == 1;

    /// <summary>Adds a row, or takes one away; its use is not touched.</summary>
    public void Add(long sign, long bits)
    {
        for (var left = bits; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left)] += sign;
    }

    /// <summary>Adds a row and what it proves.</summary>
    public void Add(CellRow row)
    {
        Add(1, row.Bits);
        Mark(row.Procedure, Uses.Of(row.Bits));
    }

    /// <summary>Adds the days of a unit that lie in a window.</summary>
    /// <param name="agency">Only rows of the agency of that number; null for all.</param>
    public void Add(Place place, Window window, int? agency)
    {
        foreach (var (_, cell) in place.In(window)) Add(cell, agency);
    }

    /// <summary>Adds to the count of one bit.</summary>
    public void AddTo(int bit, long rows) => counts[bit] += rows;

    /// <summary>Notes that a procedure was used.</summary>
    /// <param name="procedure">Its number.</param>
    /// <param name="mask">See <see cref="Uses.Of"/>.</param>
    public void Mark(int procedure, int mask)
    {
        for (var kind = 0; mask != 0; mask >>= 1, kind++)
        {
            if ((mask & 1) == 0) continue;
            if (used[kind].Length <= procedure >> 6) Array.Resize(ref used[kind], (procedure >> 6) + 8);
            used[kind][procedure >> 6] |= 1UL << (procedure & 63);
        }
    }

    /// <summary>Adds a day of a unit.</summary>
    /// <param name="agency">Only rows of the agency of that number; null for all.</param>
    public void Add(Cell cell, int? agency)
    {
        if (agency is null)
        {
            var from = cell.Counts;
            for (var i = 0; i < from.Length; i++) counts[i] += from[i];
        }
        foreach (var row in cell.Rows)
        {
            if (agency is null) Mark(row.Procedure, Uses.Of(row.Bits));
            else if (row.Agency == agency) Add(row);
        }
    }

    /// <summary>Adds all of another scope.</summary>
    public Total Add(Total other)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        for (var kind = 0; kind < Uses.Kinds; kind++)
        {
            if (used[kind].Length < other.used[kind].Length) Array.Resize(ref used[kind], other.used[kind].Length);
            for (var i = 0; i < other.used[kind].Length; i++) used[kind][i] |= other.used[kind][i];
        }
        return this;
    }
}
