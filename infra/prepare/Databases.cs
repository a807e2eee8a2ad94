using Npgsql;

namespace Ioc.Prepare;

/// <summary>One role for each service, owner of its own database and unable to connect to any other.</summary>
public static class Databases
{
    private static readonly string[] Owners = ["catalogue", "indicators", "hotline", "eid", "feeds", "desk"];

    /// <summary>Makes roles and databases, or brings them to what they should be.</summary>
    public static async Task Prepare(Settings settings, CancellationToken ct)
    {
        if (settings.Database is null) throw new Refused("prepare needs the environment variable ConnectionStrings__db.");
        await using var source = NpgsqlDataSource.Create(settings.Database);
        foreach (var service in Owners.Where(settings.Accounts.ContainsKey))
        {
            await Run(source, await Exists(source, "select 1 from pg_roles where rolname = $1", service, ct)
                ? $"alter role {service} with login nosuperuser nocreatedb nocreaterole password {Literal(settings.Accounts[service])}"
                : $"create role {service} with login nosuperuser nocreatedb nocreaterole password {Literal(settings.Accounts[service])}", ct);
            if (!await Exists(source, "select 1 from pg_database where datname = $1", service, ct)) await Run(source, $"create database {service}", ct);
            await Run(source, $"alter database {service} owner to {service}", ct);
            await Run(source, $"revoke all on database {service} from public", ct);
            await OwnSchema(settings.Database, service, ct);
        }
        await Run(source, "revoke connect on database postgres from public", ct);
    }

    private static async Task OwnSchema(string administrator, string service, CancellationToken ct)
    {
        await using var inside = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(administrator) { Database = service, Pooling = false });
        await Run(inside, $"alter schema public owner to {service}", ct);
        await Run(inside, "revoke all on schema public from public", ct);
    }

    private static async Task<bool> Exists(NpgsqlDataSource source, string sql, string name, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private static async Task Run(NpgsqlDataSource source, string sql, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static string Literal(string text) => $"'{text.Replace("'", "''")}'";
}
