namespace Ioc.Indicators.Published;

/// <summary>What was read of a file of published figures, and what was not.</summary>
internal sealed class SnapshotRead
{
    /// <summary>The rows, each with where it stands, e.g. <c>line/7</c>.</summary>
    public List<(string At, Snapshot Row)> Rows { get; } = [];

    /// <summary>Places that hold figures which are not read, and how many: <c>/data/evaluation/*/scoreDelta</c>, or a column.</summary>
    public SortedDictionary<string, int> Unread { get; } = new(StringComparer.Ordinal);

    /// <summary>Where units stand that have no figure: null is not 0.</summary>
    public List<string> Empty { get; } = [];

    /// <summary>Counts a figure that is not read.</summary>
    public void Leave(string at) => Unread[at] = Unread.GetValueOrDefault(at) + 1;
}
