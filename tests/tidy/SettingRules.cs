namespace Ioc.Tests.Tidy;

/// <summary>A server is set up alike wherever it runs: plain process, container, cluster.</summary>
public sealed class SettingRules
{
    private const string Broker = "infra/rabbitmq/ioc.conf", ChartBroker = "charts/ioc/files/rabbitmq.conf",
        Plugins = "infra/rabbitmq/enabled_plugins", ChartPlugins = "charts/ioc/files/enabled_plugins",
        Database = "infra/postgres/ioc.conf";

    private static IEnumerable<string> Faults(Files files) =>
    [
        .. Settings(files.Texts[Broker]).Where(pair => !Settings(files.Texts[ChartBroker]).Contains(pair))
            .Select(pair => $"{ChartBroker}: {pair.Key} should be {pair.Value}, as in {Broker}"),
        .. files.Texts[Plugins].Trim() == files.Texts[ChartPlugins].Trim() ? [] : new[] { $"{ChartPlugins}: not the plugins of {Plugins}" },
        .. Databases(files),
    ];

    private static IEnumerable<string> Databases(Files files)
    {
        var chart = Topology.Map(Topology.Map(Topology.Yaml(files.Texts[Topology.Chart]), "db"), "settings").Children
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());
        var plain = Settings(files.Texts[Database]);
        plain.Remove("listen_addresses"); // the image listens everywhere by itself
        return plain.Except(chart).Concat(chart.Except(plain)).Select(pair => pair.Key).Distinct()
            .Select(key => $"{Topology.Chart}: db.settings.{key} differs from {Database}");
    }

    private static Dictionary<string, string> Settings(string text) => text.Split('\n')
        .Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split('=', 2, StringSplitOptions.TrimEntries))
        .ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));

    [Fact]
    public void Servers_are_set_up_alike_everywhere() => Faults(Files.Repo).IsKept();

    [Theory]
    [InlineData(ChartBroker, "mqtt.allow_anonymous = false", "mqtt.allow_anonymous = true", "mqtt.allow_anonymous")]
    [InlineData(ChartPlugins, "rabbitmq_mqtt,", "", "plugins")]
    [InlineData(Database, "max_connections = 200", "max_connections = 50", "max_connections")]
    public void A_server_set_up_otherwise_is_caught(string file, string right, string wrong, string fault) =>
        Faults(Files.RepoWith(file, Files.Repo.Texts[file].Replace(right, wrong))).IsBroken(1, fault);
}
