using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Open rows whose instant has passed become late, though no fact came. What is once counted as late is not found again.</summary>
internal static class Turn
{
    private const string Cause = "turned-late";
    private const int RowsMax = 5_000;

    /// <summary>Marks them all.</summary>
    public static async Task All(Work work, CancellationToken ct)
    {
        await Each(work, "dossier", Bit.Late, null, ct);
        await Each(work, "petition", Bit.PetitionLate, Bit.PetitionUnsatisfied, ct);
    }

    private static async Task Each(Work work, string table, Bit late, Bit? alsoMarks, CancellationToken ct)
    {
        while (await work.Many<Row>(
            $"select code, bits, counted_on, turns_at from {table} where turns_at < @Now order by code for update limit {RowsMax}", new { work.Now }, ct) is { Count: > 0 } rows)
        {
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
    }

    private sealed record Row(string Code, long Bits, DateOnly CountedOn, DateTimeOffset TurnsAt);
}
