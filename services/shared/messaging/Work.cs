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
    private readonly List<Envelope> announced = [];
    private readonly HashSet<(string Counter, string Area)> touched = [];
    private bool told;
    private readonly HashSet<string> rings = [];

    /// <summary>The open connection, for COPY and the like.</summary>
    public NpgsqlConnection Connection => connection;

    /// <summary>The instant of the act.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Announces a fact when the work commits; the trace is that of the running act unless another one is said.</summary>
    public void Announce(IFact fact, string? traceparent = null) => announced.Add(Envelope.Of(fact, Now, traceparent));

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

    /// <summary>Writes the facts announced so far to the outbox and forgets them: an act that announces very many stays small.</summary>
    public async Task Flush(CancellationToken ct)
    {
        if (announced.Count == 0) return;
        await WriteOutbox(ct);
        announced.Clear();
        told = true;
    }

    /// <summary>Stores rows, facts and marks in one commit, then wakes whoever carries them on.</summary>
    public async Task Commit(CancellationToken ct)
    {
        await Flush(ct);
        if (touched.Count > 0)
            await Execute("insert into dirty (counter, area, traceparent) select *, @trace from unnest(@counters, @areas)",
                new { trace = Activity.Current?.Id, counters = touched.Select(x => x.Counter).ToArray(), areas = touched.Select(x => x.Area).ToArray() }, ct);
        await transaction.CommitAsync(ct);
        if (told) wakes.Outbox.Ring();
        foreach (var counter in rings.Union(touched.Select(x => x.Counter))) wakes.Dirty(counter).Ring();
    }

    /// <summary>Rolls back what was not committed.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task WriteOutbox(CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("""
            insert into outbox (message_id, exchange, routing_key, urn, body, traceparent, happened_at)
            select * from unnest($1, $2, $3, $4, $5, $6, $7)
            """, connection, transaction);
        void Add<T>(NpgsqlDbType type, Func<Envelope, T> column) =>
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = announced.Select(column).ToArray() });
        Add(NpgsqlDbType.Uuid, x => x.Id);
        Add(NpgsqlDbType.Text, x => x.Exchange);
        Add(NpgsqlDbType.Text, x => x.RoutingKey);
        Add(NpgsqlDbType.Text, x => x.Urn);
        Add(NpgsqlDbType.Bytea, x => x.Body);
        Add(NpgsqlDbType.Text, x => x.Traceparent);
        Add(NpgsqlDbType.TimestampTz, x => x.HappenedAt.UtcDateTime);
        await command.ExecuteNonQueryAsync(ct);
    }
}
