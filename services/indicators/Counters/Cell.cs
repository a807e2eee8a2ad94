using System.Numerics;

namespace Ioc.Indicators.Counters;

/// <summary>A row as the counters keep it.</summary>
/// <param name="Bits">See <see cref="Bit"/>.</param>
/// <param name="Agency">Its number on the board.</param>
/// <param name="Procedure">Its number on the board.</param>
internal readonly record struct CellRow(long Bits, int Agency, int Procedure);

/// <summary>The counters of one unit and day: how many rows have each bit; and the rows themselves, 16 bytes each, for what is asked of one agency or of uses.</summary>
internal sealed class Cell
{
    private readonly int[] counts = new int[(int)Bit.Count];
    private CellRow[] rows = [];
    private int used;

    /// <summary>How many rows have each bit.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>The rows, in no order.</summary>
    public ReadOnlySpan<CellRow> Rows => rows.AsSpan(0, used);

    /// <summary>Adds a row, or takes one away.</summary>
    public void Add(int sign, CellRow row)
    {
        for (var left = row.Bits; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left)] += sign;
        if (sign > 0)
        {
            if (used == rows.Length) Array.Resize(ref rows, Math.Max(4, used * 2));
            rows[used++] = row;
        }
        else if (Rows.IndexOf(row) is >= 0 and var at) rows[at] = rows[--used];
    }

    /// <summary>Adds all that another cell has.</summary>
    public void Add(Cell other)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        rows = [.. Rows, .. other.Rows];
        used = rows.Length;
    }
}
