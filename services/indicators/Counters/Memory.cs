using System.Collections.Concurrent;
using Dapper;
using Ioc.Areas;
using Ioc.Messaging;
using Npgsql;

namespace Ioc.Indicators.Counters;

/// <summary>
/// What this process knows of the counters: built from the rows, then kept current by the deltas, batch by batch. Any number of
/// processes keep the same memory, for batches are numbered by one of them at a time.
/// </summary>
internal sealed class Memory(NpgsqlDataSource source, AreaTree areas, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim turn = new(1, 1);
    private HashSet<long> early = [];
    private readonly ConcurrentDictionary<DateTimeOffset, Register> registers = new();
    private IReadOnlyList<Entry> entries = [];

    /// <summary>Counters of dossiers and petitions.</summary>
    public Board Board { get; } = new();

    /// <summary>The last batch that is counted; -1 before the first load.</summary>
    public long Batch { get; private set; } = -1;

    /// <summary>How many entries are known; they are only ever added.</summary>
    public long EntriesRead { get; private set; } = -1;

    /// <summary>There are no rows and no entries.</summary>
    public bool IsEmpty => EntriesRead <= 0 && Board.Paths().Count == 0;

    /// <summary>Builds everything from the rows.</summary>
    public async Task Load(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            await using var connection = await source.OpenConnectionAsync(ct);
            var read = await RowsRead.All(connection, source, Board, ct);
            Board.Replace(read.Cells);
            (Batch, early) = (read.Batch, read.Early);
            await ReadEntries(connection, ct);
        }
        finally { turn.Release(); }
    }

    /// <summary>Builds everything, unless that was done.</summary>
    public Task Ready(CancellationToken ct) => Batch < 0 ? Load(ct) : Task.CompletedTask;

    /// <summary>Has everything built again before the next count; until then figures stay as they are.</summary>
    public void Forget() => Batch = -1;

    /// <summary>Takes what is new; answers the deltas that were not known yet, and whether entries changed.</summary>
    public async Task<(IReadOnlyList<Delta> Applied, bool EntriesChanged)> Take(Work work, News news, CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        try
        {
            // Deltas that were not in a batch yet when the rows were read are in the rows already.
            var fresh = news.Deltas.Where(x => x.Batch > Batch).ToList();
            Board.Apply([.. fresh.Where(x => !early.Remove(x.Id))]);
            if (fresh.Count > 0) Batch = fresh[^1].Batch;
            return (fresh, news.Entries != EntriesRead && await ReadEntries(work.Connection, ct));
        }
        finally { turn.Release(); }
    }

    /// <summary>What is kept whole, as a window has it: a closed one keeps the services that it closed with.</summary>
    /// <param name="knownAt">As it was known then; null for now.</param>
    public Register RegisterOf(Window window, DateTimeOffset? knownAt = null)
    {
        var until = window.IsOpen(knownAt ?? clock.GetUtcNow()) ? DateTimeOffset.MaxValue : window.EndsAt;
        return knownAt is { } then ? Make(entries.Where(x => x.KnownAt <= then), until) : registers.GetOrAdd(until, _ => Make(entries, until));
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    // Rows are only ever added, so their number tells whether there is something new.
    private async Task<bool> ReadEntries(NpgsqlConnection connection, CancellationToken ct)
    {
        var count = await connection.ExecuteScalarAsync<long>(new CommandDefinition("select count(*) from entry", cancellationToken: ct));
        if (count == EntriesRead) return false;
        entries = (await connection.QueryAsync<Entry>(new CommandDefinition(
            "select kind, code, version, area, simulated, state::text, known_at from entry order by kind, code, version", cancellationToken: ct))).AsList();
        registers.Clear();
        EntriesRead = count;
        return true;
    }

    // Of services and e-certified copies, the newest version known when the window closed, or the first one; of the rest, the newest.
    private Register Make(IEnumerable<Entry> known, DateTimeOffset until) => new(
        known.GroupBy(x => (x.Kind, x.Code)).Select(x => x.LastOrDefault(e => e.KnownAt <= until || e.Kind is Entry.Publication or Entry.NationalReport) ?? x.First()),
        areas, Board.Procedures.Of);
}
