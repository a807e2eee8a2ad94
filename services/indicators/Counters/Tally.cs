using Dapper;
using Npgsql;

namespace Ioc.Indicators.Counters;

/// <summary>Adds up copied rows: the one place where rows become figures, for the counter and for a question alike.</summary>
internal static class Tally
{
    /// <summary>SQL: the rows of a subtree. Dot and slash are neighbours, so all that lies below a path is one range.</summary>
    public const string Under = "(area = @path or (area > @path || '.' and area < @path || '/'))";

    /// <summary>SQL: the rows of a window.</summary>
    public const string Within = "counted_on between @first and @last";

    /// <summary>The figures of the own rows of each of these areas; an area without rows has those of an empty window.</summary>
    public static async Task<IReadOnlyList<Part>> OfAreas(
        NpgsqlConnection connection, Window window, DateTimeOffset now, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var rows = await Read(connection, "area = any(@areas)", window, now, new { areas = areas.ToArray() }, ct);
        var byArea = rows.ToLookup(x => x.Area);
        return [.. areas.Select(area => Sum(area, byArea[area], window))];
    }

    /// <summary>The figures of an area and all below it.</summary>
    public static async Task<Part> OfSubtree(NpgsqlConnection connection, Window window, DateTimeOffset now, string path, CancellationToken ct) =>
        Sum(path, await Read(connection, Under, window, now, new { path }, ct), window);

    private static Part Sum(string area, IEnumerable<Part> parts, Window window) => parts.Aggregate(
        new Part(area, false, new Figures(window.Name, window.EndsAt, new(Measure.All.ToDictionary(x => x.Metric, _ => new Share(0, 0))))),
        (sum, part) => new Part(area, sum.Simulated | part.Simulated, sum.Figures + part.Figures));

    private static async Task<List<Part>> Read(
        NpgsqlConnection connection, string place, Window window, DateTimeOffset now, object at, CancellationToken ct)
    {
        var values = new DynamicParameters(at);
        values.AddDynamicParams(new { first = window.First, last = window.Last, until = window.JudgedAt(now) });
        var parts = new List<Part>();
        foreach (var measures in Measure.All.GroupBy(x => x.Table))
        {
            var rows = await connection.QueryAsync<Row>(new CommandDefinition($"""
                select area, bool_or(simulated) as simulated, count(*) as rows,
                    array[{string.Join(", ", measures.Select(x => $"sum({x.Adds})"))}]::bigint[] as numerators,
                    min(late_after) filter (where ended_at is null and late_after >= @until) as late_after
                from {measures.Key} where {place} and {Within} group by area
                """, values, cancellationToken: ct));
            parts.AddRange(rows.Select(x => new Part(x.Area, x.Simulated, new Figures(window.Name, x.LateAfter,
                new(measures.Zip(x.Numerators).ToDictionary(m => m.First.Metric, m => new Share(m.Second, x.Rows)))))));
        }
        return parts;
    }

    /// <summary>What the rows of one place add up to.</summary>
    internal sealed record Part(string Area, bool Simulated, Figures Figures);

    private sealed record Row
    {
        public required string Area { get; init; }
        public bool Simulated { get; init; }
        public long Rows { get; init; }
        public required long[] Numerators { get; init; }
        public DateTimeOffset? LateAfter { get; init; }
    }
}
