using Npgsql;

namespace Ioc.Messaging;

/// <summary>The service's own database: rows and the facts about them are committed together, or not at all.</summary>
public sealed class Ledger(NpgsqlDataSource source, Wakes wakes, TimeProvider clock)
{
    /// <summary>For reads that need no transaction.</summary>
    public NpgsqlDataSource Source => source;

    /// <summary>Begins a unit of work; nothing is stored or told before <see cref="Work.Commit"/>.</summary>
    public async Task<Work> Begin(CancellationToken ct)
    {
        var connection = await source.OpenConnectionAsync(ct);
        try { return new Work(connection, await connection.BeginTransactionAsync(ct), wakes, clock); }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
