using Dapper;
using Ioc.Areas;
using Npgsql;

namespace Ioc.Indicators.Counters;

/// <summary>
/// What this process knows of the counters: built from the rows, then kept current by the deltas, batch by batch. Any number of
/// processes keep the same memory, for batches are numbered by one of them at a time.
/// </summary>
internal sealed class Memory(NpgsqlDataSource source, AreaTree areas, TimeProvider clock) : IDisposable
{
    private const string DeltaColumns = "id, batch, known_at, sign, bits, counted_on, area, agency, procedure, code, cause";
    private readonly SemaphoreSlim turn = new(1, 1);
    private HashSet<long> early = [];
    private long entries = -1;

    /// <summary>Counters of dossiers and petitions.</summary>
    public Board Board { get; } = new();

    /// <summary>What is kept whole.</summary>
    public Register Register { get; private set; } = new([], areas, _ => 0);

    /// <summary>The last batch that is counted; -1 before the first load.</summary>
    public long Batch { get; private set; } = -1;

    /// <summary>Builds everything from the rows.</summary>
    public async Task Load(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            var read = await RowsRead.All(connection, source, Board.NumberOf, ct);
            Board.Replace(read.Cells);
            (Batch, early) = (read.Batch, read.Early);
            await ReadEntries(connection, ct);
        }
        finally { turn.Release(); }
    }

    /// <summary>Takes what became known since; answers true when entries changed.</summary>
    public async Task<bool> CatchUp(CancellationToken ct)
    {
        if (Batch < 0) await Load(ct);
        await turn.WaitAsync(ct);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            var deltas = (await connection.QueryAsync<Delta>(new CommandDefinition(
                $"select {DeltaColumns} from delta where batch > @Batch order by batch, id", new { Batch }, cancellationToken: ct))).AsList();
            if (deltas.Count > 0)
            {
                // Deltas that were not in a batch yet when the rows were read are in the rows already.
                Board.Apply([.. deltas.Where(x => !early.Remove(x.Id))]);
                Batch = deltas[^1].Batch;
            }
            return await ReadEntries(connection, ct);
        }
        finally { turn.Release(); }
    }

    /// <summary>The entries as they were known at an instant.</summary>
    public async Task<Register> RegisterAt(NpgsqlConnection connection, DateTimeOffset at, CancellationToken ct) =>
        new(await Entries(connection, at, ct), areas, Board.NumberOf);

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    // Rows are only ever added, so their number tells whether there is something new.
    private async Task<bool> ReadEntries(NpgsqlConnection connection, CancellationToken ct)
    {
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select count(*) from entry", cancellationToken: ct));
        if (count == entries) return false;
        Register = new Register(await Entries(connection, clock.GetUtcNow(), ct), areas, Board.NumberOf);
        entries = count;
        return true;
    }

    private static async Task<List<Entry>> Entries(NpgsqlConnection connection, DateTimeOffset at, CancellationToken ct) =>
        (await connection.QueryAsync<Entry>(new CommandDefinition("""
            select distinct on (kind, code) kind, code, version, area, simulated, state::text from entry where known_at <= @at order by kind, code, version desc
            """, new { at }, cancellationToken: ct))).AsList();
}
