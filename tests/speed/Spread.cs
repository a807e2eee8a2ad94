namespace Ioc.Tests.Speed;

/// <summary>How spans of time lie.</summary>
public sealed class Spread
{
    private readonly double[] sortedMilliseconds;

    public Spread(IEnumerable<TimeSpan> spans)
    {
        sortedMilliseconds = [.. spans.Select(x => x.TotalMilliseconds).Order()];
        if (sortedMilliseconds.Length == 0) throw new InvalidOperationException("Nothing was measured.");
    }

    public int Count => sortedMilliseconds.Length;

    /// <summary>The smallest span that at least this share of all do not exceed (nearest rank).</summary>
    public double Milliseconds(double share) => sortedMilliseconds[(int)Math.Ceiling(share * Count) - 1];

    public override string ToString() => $"p50 {Milliseconds(0.5),7:0.0} ms   p99 {Milliseconds(0.99),7:0.0} ms   of {Count}";
}
