using Aspire.Hosting.ApplicationModel;

namespace Ioc.AspireHost;

/// <summary>Runs the installed RabbitMQ with its own data, ports, node name and Erlang port mapper.</summary>
internal static class RabbitMq
{
    public static Part Part(RabbitMQServerResource server, Home home)
    {
        var address = server.Endpoints["tcp"];
        return new Part(server.Name)
        {
            Url = address.Url,
            Command = server.Existing is null ? _ => LaunchAsync(server, home) : null,
            // The AMQP door opens last; a page of the management API shows that there is life behind it.
            Probe = async cancel => await Probes.Tcp(address, "", "", cancel)
                && await Probes.Http(server.ManagementEndpoint.Url, cancel),
        };
    }

    private static async Task<Launch> LaunchAsync(RabbitMQServerResource server, Home home)
    {
        var script = Home.Installed("RabbitMQ", "rabbitmq-server", "/usr/lib/rabbitmq/bin", "/usr/lib/rabbitmq/lib/*/sbin");
        var mapper = Home.Installed("Erlang", "epmd");
        var etc = home.In(server.Name, "etc", "conf.d");
        foreach (var (target, source) in server.Mounts)
        {
            File.Copy(source, Path.Combine(Path.GetDirectoryName(etc)!, Path.GetRelativePath("/etc/rabbitmq", target)), overwrite: true);
        }

        Home.WritePrivate(Path.Combine(etc, "90-local.conf"), $"""
            listeners.tcp.1 = 127.0.0.1:{server.Endpoints["tcp"].Port}
            management.tcp.ip = 127.0.0.1
            management.tcp.port = {server.Endpoints["management"].Port}
            prometheus.tcp.ip = 127.0.0.1
            prometheus.tcp.port = {server.Endpoints["prometheus"].Port}
            mqtt.listeners.tcp.1 = 127.0.0.1:{server.Endpoints["mqtt"].Port}
            default_user = {await server.UserName.GetValueAsync()}
            default_pass = {await server.PasswordParameter.GetValueAsync()}
            log.console = true
            log.console.level = warning
            log.file = false

            """);
        var mapperPort = home.Ports.Of($"{server.Name}.epmd");
        // The mapper is the broker's child, so that two stacks never meet in one and it goes when the broker's group goes.
        return new Launch("sh", "-c", $"'{mapper}' -port {mapperPort} -address 127.0.0.1 & exec '{script}'")
        {
            Folder = home.In(server.Name),
            Variables = new()
            {
                ["HOME"] = home.In(server.Name),
                ["ERL_EPMD_PORT"] = $"{mapperPort}",
                ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
                ["ERL_CRASH_DUMP_SECONDS"] = "0",
                ["RABBITMQ_NODENAME"] = $"{server.Name}-{home.Mark}@localhost",
                ["RABBITMQ_DIST_PORT"] = $"{home.Ports.Of($"{server.Name}.dist")}",
                ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(etc, "none"),
                ["RABBITMQ_CONFIG_FILE"] = Path.Combine(etc, "90-local"),
                ["RABBITMQ_CONFIG_FILES"] = etc,
                ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(Path.GetDirectoryName(etc)!, "enabled_plugins"),
                ["RABBITMQ_MNESIA_BASE"] = home.In(server.Name, "data"),
                ["RABBITMQ_LOG_BASE"] = home.In(server.Name, "log"),
                // Without a shell of its own, but as the process that was started: so the script replaces itself.
                ["RABBITMQ_ALLOW_INPUT"] = "1",
                ["RABBITMQ_SERVER_START_ARGS"] = "-noinput",
            },
        };
    }
}
