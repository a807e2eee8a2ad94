using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Open rows whose instant has passed become late, though no fact came. What is once counted as late is not found again.</summary>
internal static class Turn
{
    /// <summary>SQL: the next dossiers, then the next petitions, whose instant has passed.</summary>
    public const string Due = """
        select code, bits, counted_on, turns_at from dossier where turns_at < @Now order by code limit 5000 for update;
        select code, bits, counted_on, turns_at from petition where turns_at < @Now order by code limit 5000 for update
        """;

    private const string Cause = "turned-late";

    /// <summary>Marks them, with the deltas.</summary>
    public static async Task Mark(Work work, string table, IReadOnlyCollection<Row> rows, Bit late, Bit? alsoMarks, CancellationToken ct)
    {
        if (rows.Count == 0) return;
        await work.Execute($"""
            with turned as (select * from unnest(@codes, @bits) as t (code, bits)),
            before as (
                insert into delta (sign, bits, counted_on, area, agency, procedure, code, cause)
                select s.sign, case s.sign when 1 then t.bits else r.bits end, r.counted_on, r.area, r.agency, r.procedure, r.code, @Cause
                from {table} r join turned t using (code), (values (-1::smallint), (1::smallint)) as s (sign) where r.bits <> t.bits)
            update {table} r set bits = t.bits, turns_at = null from turned t where r.code = t.code
            """, new
        {
            codes = rows.Select(x => x.Code).ToArray(),
            bits = rows.Select(x => x.Bits | Contribution.LateBits(x.CountedOn, x.TurnsAt, late, alsoMarks)).ToArray(),
            Cause,
        }, ct);
    }

    /// <summary>A row whose instant has passed.</summary>
    internal sealed record Row(string Code, long Bits, DateOnly CountedOn, DateTimeOffset TurnsAt);
}
