using Dapper;
using Npgsql;

namespace Ioc.Indicators.Counters;

/// <summary>Adds up rows, or deltas as they were known, where memory does not have the answer.</summary>
internal static class Tally
{
    /// <summary>SQL: the rows of a subtree. Dot and slash are neighbours, so all that lies below a path is one range.</summary>
    public const string Under = "exists (select from unnest(@paths) as p (path) where area = path or (area > path || '.' and area < path || '/'))";

    /// <summary>SQL: the rows of a window.</summary>
    public const string Within = "counted_on between @first and @last";

    private const string Columns = "bits, area, agency, procedure, counted_on";

    private static readonly string Counts = string.Join(", ", Enumerable.Range(0, (int)Bit.Count).Select(x => $"sum(sign * (bits >> {x} & 1))"));

    /// <summary>The counters of a scope.</summary>
    /// <param name="procedures">Only these; null for all.</param>
    public static async Task<Total> Of(NpgsqlConnection connection, Scope scope, string[]? procedures, Func<string, int> numberOf, CancellationToken ct)
    {
        var rows = scope.AsKnownAt is null
            ? $"(select 1 as sign, {Columns} from dossier union all select 1, {Columns} from petition)"
            : $"(select sign, {Columns} from delta where known_at <= @AsKnownAt)";
        var found = await connection.QueryAsync<(string Procedure, long[] Counts)>(new CommandDefinition($"""
            select procedure, array[{Counts}]::bigint[] from {rows} as r
            where {Under} and {Within} and (@Agency::text is null or agency = @Agency) and (@procedures::text[] is null or procedure = any(@procedures::text[]))
            group by procedure
            """, new
        {
            paths = scope.Paths.ToArray(), first = scope.Window.First, last = scope.Window.Last, scope.Agency, procedures, scope.AsKnownAt,
        }, cancellationToken: ct));
        var total = new Total();
        foreach (var (procedure, counts) in found)
        {
            for (var bit = 0; bit < counts.Length; bit++) total.AddTo(bit, counts[bit]);
            var proven = counts.Index().Aggregate(0L, (bits, x) => x.Item > 0 ? bits | 1L << x.Index : bits);
            total.Mark(numberOf(procedure), Uses.Of(proven));
        }
        return total;
    }
}
