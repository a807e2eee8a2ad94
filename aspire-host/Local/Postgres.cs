using System.Diagnostics;
using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Ioc.AspireHost;

/// <summary>Runs the installed PostgreSQL on a data folder of its own, and makes the databases it is asked for.</summary>
internal static class Postgres
{
    public static Part Part(PostgresServerResource server, Home home, Log log) => new(server.Name)
    {
        Url = server.Endpoints["tcp"].Url,
        Command = server.Existing is null ? cancel => LaunchAsync(server, home, log, cancel) : null,
        Probe = cancel => AnswersAsync(server, cancel),
        OnceReady = cancel => MakeDatabasesAsync(server, cancel),
    };

    private static async Task<Launch> LaunchAsync(PostgresServerResource server, Home home, Log log, CancellationToken cancel)
    {
        var program = Home.Installed("PostgreSQL", "postgres", "/usr/lib/postgresql/*/bin");
        var data = Path.Combine(DataParent(server, home, log), "data");
        string[] user = Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"] : [];
        if (!Directory.Exists(data))
        {
            await InitAsync(server, Path.GetDirectoryName(program)!, data, user, cancel);
        }

        string[] settings =
        [
            $"port={server.Endpoints["tcp"].Port}", "listen_addresses=127.0.0.1", "unix_socket_directories=",
            "shared_buffers=64MB", "max_connections=150", "max_wal_size=512MB", "jit=off", "timezone=UTC",
        ];
        string[] command = [.. user, program, "-D", data, .. settings.SelectMany(setting => new[] { "-c", setting })];
        return new Launch(command[0], command[1..]) { StopSignal = "INT", Folder = Path.GetDirectoryName(data) };
    }

    /// <summary>PostgreSQL refuses to run as root, and its own user may not be able to reach the home.</summary>
    private static string DataParent(PostgresServerResource server, Home home, Log log)
    {
        var folder = home.In(server.Name);
        if (!Environment.IsPrivilegedProcess || Reachable(folder))
        {
            return folder;
        }

        var other = Directory.CreateDirectory($"/var/lib/postgresql/ioc-{home.Mark}").FullName;
        log.Say(server.Name, $"keeps its data in {other}, because the user postgres cannot reach {folder}");
        return other;
    }

    private static bool Reachable(string? folder)
    {
        for (; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!File.GetUnixFileMode(folder).HasFlag(UnixFileMode.OtherExecute))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes the data folder, under another name until it is whole.</summary>
    private static async Task InitAsync(PostgresServerResource server, string programs, string data, string[] user, CancellationToken cancel)
    {
        const string Script = """
            set -e
            umask 077
            data=$1 programs=$2; shift 2
            rm -rf "$data.new"; mkdir "$data.new"
            printf %s "$NEW_PASSWORD" >"$data.password"
            [ $# = 0 ] || chown postgres "$data.new" "$data.password"
            "$@" "$programs/initdb" -D "$data.new" -U postgres --pwfile "$data.password" --auth scram-sha-256 \
              --encoding UTF8 --locale C.UTF-8 --no-sync >/dev/null
            rm "$data.password"
            sync "$data.new"
            mv "$data.new" "$data"
            """;
        var start = new ProcessStartInfo("sh", ["-c", Script, "initdb", data, programs, .. user])
        {
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(data),
        };
        start.Environment["NEW_PASSWORD"] = await server.PasswordParameter.GetValueAsync(cancel);
        using var init = Process.Start(start)!;
        var said = await init.StandardError.ReadToEndAsync(cancel);
        await init.WaitForExitAsync(cancel);
        if (init.ExitCode != 0)
        {
            throw new HostFault($"PostgreSQL could not make its data folder {data}: {said.Trim()}");
        }
    }

    private static async Task<bool> AnswersAsync(PostgresServerResource server, CancellationToken cancel)
    {
        try
        {
            await using var connection = await OpenAsync(server, cancel);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private static async Task MakeDatabasesAsync(PostgresServerResource server, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(server, cancel);
        foreach (var name in server.Databases)
        {
            await using var find = new NpgsqlCommand("SELECT 1 FROM pg_database WHERE datname = $1", connection)
            {
                Parameters = { new() { Value = name } },
            };
            if (await find.ExecuteScalarAsync(cancel) is null)
            {
                await using var make = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
                await make.ExecuteNonQueryAsync(cancel);
            }
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(PostgresServerResource server, CancellationToken cancel)
    {
        var text = await server.ConnectionStringExpression.GetValueAsync(cancel);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(text) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync(cancel);
        return connection;
    }
}
