using Dapper;
using Ioc.Contracts.Catalogue;
using Ioc.Messaging;
using Npgsql;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Brings any number of dossiers in: COPY to a table of this transaction, merge, tell in batches. Only one batch is ever in memory.</summary>
internal static class DossierCopy
{
    private const int TellRows = 5_000;

    /// <summary>Puts the rows aside as they come; answers how many.</summary>
    public static async Task<long> Stage(Work work, IAsyncEnumerable<(long Line, DossierRow Row)> rows, CancellationToken ct)
    {
        await work.Execute("create temp table incoming (line bigint, like dossier) on commit drop", null, ct);
        await using var copy = await work.Connection.BeginBinaryImportAsync($"copy incoming (line, {CatalogueDb.Dossier}) from stdin (format binary)", ct);
        await foreach (var (line, x) in rows)
            await copy.WriteRowAsync(ct, line, x.Code, x.Version, x.Area, x.Procedure, x.Agency, x.Channel, x.Status, x.StatusAt, x.ReceivedAt,
                x.AcceptedAt, x.DueAt, x.LateAt, x.EndedAt, x.SupplementRequests, x.SupplementSeconds, x.FeeDong, x.Synchronised,
                x.ElectronicResult, x.Digitised, x.Reused, x.Shared, x.Disliked, x.PaperResult, x.PopulationData, x.PaidOnline, x.HasFee, x.FullProcess, x.Simulated,
                x.Fingerprint);
        return (long)await copy.CompleteAsync(ct);
    }

    /// <summary>Stores what is new, the first line of a code; answers how many.</summary>
    public static async Task<long> Merge(Work work, CancellationToken ct)
    {
        await Run(work, "analyze incoming", ct);
        await Run(work, "create temp table stored (code text not null) on commit drop", ct);
        return await Run(work, $"""
            with fresh as (
                insert into dossier ({CatalogueDb.Dossier})
                select distinct on (code) {CatalogueDb.Dossier} from incoming order by code, line
                on conflict do nothing returning code)
            insert into stored select code from fresh
            """, ct);
    }

    /// <summary>Lines whose code stands with another content, in the file or in what is stored.</summary>
    public static async Task<IReadOnlyList<(long Line, string Code)>> Contradicting(Work work, int most, CancellationToken ct) =>
        [.. await work.Connection.QueryAsync<(long, string)>(new CommandDefinition("""
            select i.line, i.code from incoming i join dossier d using (code) where d.fingerprint <> i.fingerprint order by i.line limit @most
            """, new { most }, commandTimeout: 0, cancellationToken: ct))];

    /// <summary>Announces every dossier that <see cref="Merge"/> stored and touches its area.</summary>
    public static async Task Tell(Work work, CancellationToken ct)
    {
        await Run(work, $"declare telling no scroll cursor for select {CatalogueDb.Dossier} from dossier join stored using (code)", ct);
        while (await work.Many<DossierRow>($"fetch {TellRows} from telling", null, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows)
            {
                work.Announce(new DossierReceived(row.Area, row.Simulated, row.State()));
                CountDossiers.Touch(work, row.Area);
            }
            await work.Flush(ct);
        }
    }

    // A million lines take longer than a query of an act may.
    private static async Task<long> Run(Work work, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, work.Connection) { CommandTimeout = 0 };
        return await command.ExecuteNonQueryAsync(ct);
    }
}
