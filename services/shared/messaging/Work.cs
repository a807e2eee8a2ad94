using System.Data;
using System.Diagnostics;
using Dapper;
using Ioc.Contracts;
using Npgsql;
using NpgsqlTypes;

namespace Ioc.Messaging;

/// <summary>One transaction: the rows of an act, the facts about them, and the areas that must be counted again.</summary>
public sealed class Work(NpgsqlConnection connection, NpgsqlTransaction transaction, Wakes wakes, TimeProvider clock) : IAsyncDisposable
{
    private const int BatchRows = 5_000;
    private readonly List<Envelope> announced = [];
    private readonly HashSet<(string Counter, string Area)> touched = [];
    private readonly List<NpgsqlBatchCommand> last = [];
    private readonly Dictionary<Delegate, (object Rows, Action Write)> kept = [];
    private readonly HashSet<string> rings = [];
    private bool told;

    /// <summary>The open connection, for COPY and the like.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>The instant of the act.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Announces a fact when the work commits; the trace is that of the running act unless another one is said.</summary>
    public void Announce(IFact fact, string? traceparent = null) => announced.Add(Envelope.Of(fact, Now, traceparent));

    /// <summary>Announces a fact for each row of a read, however many there are: a batch of them is in memory at a time.</summary>
    public async Task AnnounceEach<TRow>(string select, Func<TRow, IFact> fact, CancellationToken ct)
    {
        await Execute($"declare told_again no scroll cursor for {select}", null, ct);
        while (await Many<TRow>($"fetch {BatchRows} from told_again", null, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows) Announce(fact(row));
            await Flush(ct);
        }
        await Execute("close told_again", null, ct);
    }

    /// <summary>Marks an area to be counted again after the commit.</summary>
    public void Touch(string counter, string areaPath) => touched.Add((counter, areaPath));

    /// <summary>Wakes a counter of this process after the commit, though no area is marked: its work lies in tables of its own.</summary>
    public void Ring(string counter) => rings.Add(counter);

    /// <summary>Runs a statement; answers the rows it changed.</summary>
    public Task<int> Execute(string sql, object? values, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition(sql, values, transaction, cancellationToken: ct));

    /// <summary>Reads one row or none.</summary>
    public Task<T?> One<T>(string sql, object? values, CancellationToken ct) =>
        connection.QuerySingleOrDefaultAsync<T>(new CommandDefinition(sql, values, transaction, cancellationToken: ct));

    /// <summary>Reads rows.</summary>
    public async Task<IReadOnlyList<T>> Many<T>(string sql, object? values, CancellationToken ct) =>
        [.. await connection.QueryAsync<T>(new CommandDefinition(sql, values, transaction, cancellationToken: ct))];

    /// <summary>Keeps a statement whose answer nobody reads for <see cref="Commit"/>, which sends all of them in one round trip.</summary>
    /// <param name="sql">With <c>$1</c>, <c>$2</c>, …</param>
    /// <param name="values">One for each.</param>
    public void AtCommit(string sql, params NpgsqlParameter[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        command.Parameters.AddRange(values);
        last.Add(command);
    }

    /// <summary>Keeps a row for <see cref="Commit"/>, where all rows of one kind are written together: many cost little more than one.</summary>
    /// <param name="row">The row.</param>
    /// <param name="write">Writes them with <see cref="AtCommit(string, NpgsqlParameter[])"/>; the same method for all rows of a kind.</param>
    public void AtCommit<TRow>(TRow row, Action<Work, IReadOnlyList<TRow>> write)
    {
        if (!kept.TryGetValue(write, out var known))
        {
            var rows = new List<TRow>();
            kept[write] = known = (rows, () => write(this, rows));
        }
        ((List<TRow>)known.Rows).Add(row);
    }

    /// <summary>Writes the facts announced so far to the outbox and forgets them: an act that announces very many stays small.</summary>
    public async Task Flush(CancellationToken ct)
    {
        if (announced.Count == 0) return;
        KeepOutbox();
        await Send(ct);
    }

    /// <summary>Stores rows, facts and marks in one commit, then wakes whoever carries them on.</summary>
    public async Task Commit(CancellationToken ct)
    {
        foreach (var (_, write) in kept.Values) write();
        if (announced.Count > 0) KeepOutbox();
        if (touched.Count > 0)
            AtCommit("insert into dirty (counter, area, traceparent) select *, $1 from unnest($2, $3)",
                new NpgsqlParameter<string?> { TypedValue = Activity.Current?.Id, NpgsqlDbType = NpgsqlDbType.Text },
                Column(touched, x => x.Counter), Column(touched, x => x.Area));
        AtCommit("commit");
        await Send(ct);
        if (told) wakes.Outbox.Ring();
        foreach (var counter in rings.Union(touched.Select(x => x.Counter))) wakes.Dirty(counter).Ring();
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private void KeepOutbox()
    {
        AtCommit("""
            insert into outbox (message_id, exchange, routing_key, urn, body, traceparent, happened_at)
            select * from unnest($1, $2, $3, $4, $5, $6, $7)
            """,
            Column(announced, x => x.Id), Column(announced, x => x.Exchange), Column(announced, x => x.RoutingKey), Column(announced, x => x.Urn),
            Column(announced, x => x.Body), Column(announced, x => x.Traceparent), Column(announced, x => x.HappenedAt.UtcDateTime));
        announced.Clear();
        told = true;
    }

    private async Task Send(CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (var command in last) batch.BatchCommands.Add(command);
        last.Clear();
        await batch.ExecuteNonQueryAsync(ct);
    }

    private static NpgsqlParameter<TColumn[]> Column<TRow, TColumn>(IEnumerable<TRow> rows, Func<TRow, TColumn> column) => new() { TypedValue = [.. rows.Select(column)] };
}
