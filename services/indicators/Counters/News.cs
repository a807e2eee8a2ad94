using Dapper;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>What became known since a batch. Reading it marks what became late and puts new deltas in order, in the transaction of the caller.</summary>
/// <param name="TellAll">Somebody asked for every score to be told.</param>
/// <param name="Version">The next version of totals.</param>
/// <param name="Entries">How many entries there are.</param>
/// <param name="Deltas">In order.</param>
/// <param name="Own">Batches that this work put in order and is to tell; the others were told by another process.</param>
internal sealed record News(bool TellAll, long Version, long Entries, IReadOnlyList<Delta> Deltas, IReadOnlySet<long> Own)
{
    // One round trip. Each statement sees what was committed before the lock was had: of several processes one counts at a time.
    private const string Statements = $"""
        select nextval('total_version'), nextval('delta_batch_number') from pg_advisory_xact_lock(hashtext(@Counter));
        {Turn.Due};
        update delta set batch = currval('delta_batch_number'), known_at = @Now where batch is null;
        select id, batch, known_at, sign, bits, counted_on, area, agency, procedure, code, cause from delta where batch > @batch order by batch, id;
        select count(*) from entry;
        with taken as (delete from dirty where counter = @Counter returning 1) select exists (select from taken);
        """;

    /// <summary>Reads what is new.</summary>
    /// <param name="work">Holds the turn to count until it ends.</param>
    /// <param name="batch">The last batch that is known.</param>
    public static async Task<News> Read(Work work, long batch, CancellationToken ct)
    {
        var (tellAll, own) = (false, new HashSet<long>());
        while (true)
        {
            var (news, number, dossiers, petitions) = await Once(work, batch, ct);
            tellAll |= news.TellAll;
            own.Add(number);
            if (dossiers.Count + petitions.Count == 0) return news with { TellAll = tellAll, Own = own };
            await Turn.Mark(work, "dossier", dossiers, Bit.Late, null, ct);
            await Turn.Mark(work, "petition", petitions, Bit.PetitionLate, Bit.PetitionUnsatisfied, ct);
        }
    }

    private static async Task<(News News, long Number, List<Turn.Row> Dossiers, List<Turn.Row> Petitions)> Once(Work work, long batch, CancellationToken ct)
    {
        await using var read = await work.Connection.QueryMultipleAsync(
            new CommandDefinition(Statements, new { CountScores.Counter, work.Now, batch }, cancellationToken: ct));
        var (version, number) = await read.ReadSingleAsync<(long, long)>();
        var (dossiers, petitions) = ((await read.ReadAsync<Turn.Row>()).AsList(), (await read.ReadAsync<Turn.Row>()).AsList());
        var deltas = (await read.ReadAsync<Delta>()).AsList();
        var entries = await read.ReadSingleAsync<long>();
        return (new News(await read.ReadSingleAsync<bool>(), version, entries, deltas, new HashSet<long>()), number, dossiers, petitions);
    }
}
