namespace Ioc.Tests.Unit.Eid;

/// <summary>Somebody with an answer and linear algebra: every sum is the sum of its parts, every shown figure is known.</summary>
internal static class Attacker
{
    /// <summary>The hidden paths whose figure follows from the shown ones.</summary>
    public static IReadOnlySet<string> Knows(IReadOnlyDictionary<string, long> totals, IReadOnlySet<string> hidden)
    {
        var unknown = hidden.Where(totals.ContainsKey).Order(StringComparer.Ordinal).ToList();
        var rows = totals.Keys.Where(path => path.Contains('.')).GroupBy(path => path[..path.LastIndexOf('.')])
            .Select(group => unknown.Select(x => x == group.Key ? -1.0 : group.Contains(x) ? 1.0 : 0.0).ToArray()).ToList();
        var pivots = Reduce(rows, unknown.Count);
        return pivots.Where(x => rows[x.Row].Count(cell => Math.Abs(cell) > 1e-9) == 1).Select(x => unknown[x.Column]).ToHashSet();
    }

    private static List<(int Row, int Column)> Reduce(List<double[]> rows, int columns)
    {
        var pivots = new List<(int, int)>();
        for (var column = 0; column < columns && pivots.Count < rows.Count; column++)
        {
            var at = pivots.Count;
            var pivot = Enumerable.Range(at, rows.Count - at).FirstOrDefault(row => Math.Abs(rows[row][column]) > 1e-9, -1);
            if (pivot < 0) continue;
            (rows[at], rows[pivot]) = (rows[pivot], rows[at]);
            rows[at] = [.. rows[at].Select(cell => cell / rows[at][column])];
            for (var row = 0; row < rows.Count; row++)
                if (row != at && Math.Abs(rows[row][column]) > 1e-9)
                    rows[row] = [.. rows[row].Zip(rows[at], (cell, above) => cell - rows[row][column] * above)];
            pivots.Add((at, column));
        }
        return pivots;
    }
}
