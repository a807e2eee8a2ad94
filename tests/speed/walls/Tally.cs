namespace Ioc.Tests.Speed.Walls;

/// <summary>How many messages arrived and how long they took; written by one thread.</summary>
internal sealed class Tally
{
    private const int SlotMicroseconds = 100;
    private readonly long[] slots = new long[600_000];
    private long lastAt;

    public long Count { get; private set; }

    /// <summary>When the last one arrived, as <see cref="Crowd.Stamp"/> tells.</summary>
    public long LastAt => lastAt;

    public void Saw(long microseconds)
    {
        slots[Math.Clamp(microseconds / SlotMicroseconds, 0, slots.Length - 1)]++;
        lastAt = Crowd.Stamp();
        Count++;
    }

    /// <summary>The smallest span that at least this share of all do not exceed.</summary>
    public double Milliseconds(double share)
    {
        var (rank, seen) = ((long)Math.Ceiling(share * Count), 0L);
        for (var slot = 0; slot < slots.Length; slot++)
            if ((seen += slots[slot]) >= rank) return (slot + 1) * SlotMicroseconds / 1_000.0;
        return double.NaN;
    }
}
