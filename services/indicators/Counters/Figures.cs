namespace Ioc.Indicators.Counters;

/// <summary>What the rows of an area say in one window, metric by metric.</summary>
/// <param name="Window">Month, e.g. <c>2026-11</c>; empty for no figures at all.</param>
/// <param name="ChangesAt">After this instant the figures are others though no row changes: an open row becomes late, or the window ends.</param>
/// <param name="Metrics">By component code.</param>
public sealed record Figures(string Window, DateTimeOffset? ChangesAt, SortedDictionary<string, Share> Metrics)
{
    /// <summary>No rows in no window.</summary>
    public static Figures None => new("", null, []);

    /// <summary>
    /// The sum. Of two windows only the later one is kept: at the end of a month every area is counted again, and what
    /// has not been yet says nothing about the new month.
    /// </summary>
    public static Figures operator +(Figures left, Figures right)
    {
        var order = string.CompareOrdinal(left.Window, right.Window);
        if (order != 0) return order > 0 ? left : right;
        var sum = new SortedDictionary<string, Share>(left.Metrics);
        foreach (var (metric, share) in right.Metrics)
            sum[metric] = sum.TryGetValue(metric, out var known) ? known + share : share;
        return new Figures(left.Window, Earlier(left.ChangesAt, right.ChangesAt), sum);
    }

    private static DateTimeOffset? Earlier(DateTimeOffset? left, DateTimeOffset? right) => left is null || right < left ? right : left;
}
