using System.Numerics;

namespace Ioc.Indicators.Counters;

/// <summary>The counters of one unit, agency and day: how many rows have each bit, and which procedures were used how often.</summary>
internal sealed class Cell
{
    private readonly int[] counts = new int[(int)Bit.Count];
    private int[] uses = [];
    private int used;

    /// <summary>How many rows have each bit.</summary>
    public ReadOnlySpan<int> Counts => counts;

    /// <summary>A procedure's number and its mask of uses in one, once a dossier.</summary>
    public ReadOnlySpan<int> Used => uses.AsSpan(0, used);

    /// <summary>Adds a row, or takes one away.</summary>
    /// <param name="use">0 for none; see <see cref="UseOf"/>.</param>
    public void Add(int sign, long bits, int use)
    {
        for (var left = bits; left != 0; left &= left - 1) counts[BitOperations.TrailingZeroCount(left)] += sign;
        if (use == 0) return;
        if (sign > 0)
        {
            if (used == uses.Length) Array.Resize(ref uses, Math.Max(4, used * 2));
            uses[used++] = use;
        }
        else if (Array.IndexOf(uses, use, 0, used) is >= 0 and var at) uses[at] = uses[--used];
    }

    /// <summary>Adds all that another cell has.</summary>
    public void Add(Cell other)
    {
        for (var i = 0; i < counts.Length; i++) counts[i] += other.counts[i];
        uses = [.. Used, .. other.Used];
        used = uses.Length;
    }

    /// <summary>A procedure's number with its mask; 0 when the row proves no use.</summary>
    public static int UseOf(int procedure, long bits) => Uses.Of(bits) is > 0 and var mask ? (procedure << Uses.Kinds) | mask : 0;
}
