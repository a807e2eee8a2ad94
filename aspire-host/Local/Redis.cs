using Aspire.Hosting.ApplicationModel;

namespace Ioc.AspireHost;

/// <summary>Runs the installed Redis. What it holds can be rebuilt, so it writes to disk once a second.</summary>
internal static class Redis
{
    public static Part Part(RedisResource server, Home home)
    {
        var address = server.Endpoints["tcp"];
        return new Part(server.Name)
        {
            Url = address.Url,
            Command = server.Existing is null ? _ => LaunchAsync(server, home) : null,
            Probe = async cancel => server.Existing is null
                ? await Probes.Tcp(address, $"AUTH {await server.PasswordParameter.GetValueAsync(cancel)}\r\nPING\r\n", "+OK\r\n+PONG", cancel)
                : await Probes.Tcp(address, "PING\r\n", "", cancel),
        };
    }

    private static async Task<Launch> LaunchAsync(RedisResource server, Home home)
    {
        var program = Home.Installed("Redis", "redis-server");
        var folder = home.In(server.Name);
        var file = Path.Combine(folder, "redis.conf");
        Home.WritePrivate(file, $"""
            bind 127.0.0.1
            port {server.Endpoints["tcp"].Port}
            requirepass {await server.PasswordParameter.GetValueAsync()}
            dir "{folder}"
            appendonly yes
            appendfsync everysec
            save ""
            maxmemory 128mb
            maxmemory-policy noeviction

            """);
        return new Launch(program, file) { Folder = folder };
    }
}
