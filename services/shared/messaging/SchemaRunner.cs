using System.Reflection;
using Dapper;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Ioc.Messaging;

/// <summary>Brings the service's database to the schema of this build before anything reads it: numbered files, forward only, once.</summary>
public sealed partial class SchemaRunner(NpgsqlDataSource source, Assembly service, ILogger<SchemaRunner> log) : IHostedService
{
    private const long LockKey = 766_001;

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync("select pg_advisory_xact_lock(@LockKey)", new { LockKey }, transaction);
        await connection.ExecuteAsync(
            "create table if not exists schema_step (name text primary key, applied_at timestamptz not null default now())", transaction: transaction);
        var done = (await connection.QueryAsync<string>("select name from schema_step", transaction: transaction)).ToHashSet();
        foreach (var (name, sql) in Steps().Where(step => !done.Contains(step.Name)))
        {
            await connection.ExecuteAsync(sql, transaction: transaction);
            await connection.ExecuteAsync("insert into schema_step (name) values (@name)", new { name }, transaction);
            Applied(log, name);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<(string Name, string Sql)> Steps() =>
        Files(typeof(SchemaRunner).Assembly).Concat(Files(service));

    private static IEnumerable<(string Name, string Sql)> Files(Assembly assembly) => assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
        .Select(name =>
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return (name, reader.ReadToEnd());
        });

    [LoggerMessage(1, LogLevel.Information, "Schema step {Name} applied")]
    private static partial void Applied(ILogger log, string name);
}
