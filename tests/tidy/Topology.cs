using System.Text.Json;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Ioc.Tests.Tidy;

/// <summary>A running part: its project file, or none for a server, and what it is told of.</summary>
internal sealed record Part(string Name, string Project, IReadOnlyCollection<string> Needs);

/// <summary>The topology as each file that writes it says it.</summary>
internal sealed partial class Topology(Files files)
{
    public const string Host = "aspire-host/AppHost.cs", Compose = "infra/compose.yaml", Chart = "charts/ioc/values.yaml",
        Gateway = "gateway/appsettings.json", Targets = "infra/telemetry/prometheus/targets.yml", Signals = "infra/telemetry/signals.json";

    /// <summary>Parts of compose.yaml that watch the others, and have no row in the host.</summary>
    public static readonly string[] Watchers = ["collector", "traces", "prometheus", "grafana"];

    public IReadOnlyList<Part> OfHost { get; } = [.. ReadHost(files.Texts[Host])];
    public YamlMappingNode ComposeServices { get; } = Map(Yaml(files.Texts[Compose]), "services");
    public YamlMappingNode ChartValues { get; } = Yaml(files.Texts[Chart]);

    /// <summary>Parts that keep figures: behind the gateway, told by prepare.</summary>
    public IEnumerable<Part> Rooms => OfHost.Where(part => part.Project.StartsWith("services/"));

    public IEnumerable<string> Parts => OfHost.Select(part => part.Name);

    /// <summary>Accounts on the broker that prepare is asked to make.</summary>
    public IEnumerable<string> HostAccounts => Account().Matches(files.Texts[Host]).Select(match => match.Groups["name"].Value)
        .Concat(Rooms.Select(room => room.Name));

    public IEnumerable<string> Clusters => JsonDocument.Parse(files.Texts[Gateway]).RootElement
        .GetProperty("ReverseProxy").GetProperty("Clusters").EnumerateObject().Select(cluster => cluster.Name);

    public IEnumerable<string> Jobs => ((YamlSequenceNode)Load(files.Texts[Targets])).Cast<YamlMappingNode>()
        .Select(target => Text(Map(target, "labels"), "job"));

    public IEnumerable<string> Signalling => JsonDocument.Parse(files.Texts[Signals]).RootElement
        .GetProperty("services").EnumerateObject().Select(service => service.Name);

    /// <summary>Variables of a part of compose.yaml, without the ones it shares with all.</summary>
    public IReadOnlyDictionary<string, string> Environment(string part) =>
        Map(Map(ComposeServices, part), "environment").Children
            .Where(pair => pair.Value is YamlScalarNode)
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToString());

    public static YamlMappingNode Yaml(string text) => (YamlMappingNode)Load(text);

    public static YamlMappingNode Map(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlMappingNode map ? map : [];

    public static string Text(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? value.ToString() : "";

    public static IEnumerable<string> Keys(YamlMappingNode node) => node.Children.Keys.Select(key => key.ToString());

    public static IEnumerable<string> Words(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) && value is YamlSequenceNode list ? list.Select(item => item.ToString()) : [];

    private static YamlNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents[0].RootNode;
    }

    private static IEnumerable<Part> ReadHost(string text)
    {
        foreach (Match match in Server().Matches(text)) yield return new Part(match.Groups["name"].Value, "", []);
        foreach (Match match in Project().Matches(text))
        {
            var path = match.Groups["path"].Value.Replace("../", "");
            var rest = match.Groups["rest"].Value;
            var isRoom = path.StartsWith("services/");
            List<string> needs = isRoom ? ["bus"] : [];
            if (isRoom && !rest.Contains("ownsRows: false")) needs.Add("db");
            if (isRoom && rest.Contains("WithReference(cache)")) needs.Add("cache");
            yield return new Part(match.Groups["name"].Value, path, needs);
        }
    }

    [GeneratedRegex(@"\bAdd(RabbitMQ|Postgres|Redis)\(\s*""(?<name>[a-z0-9-]+)""")]
    private static partial Regex Server();

    [GeneratedRegex(@"\b(AddProject|Room)\(\s*""(?<name>[a-z0-9-]+)"",\s*""(?<path>[^""]+\.csproj)""(?<rest>[^;\n]*)")]
    private static partial Regex Project();

    [GeneratedRegex(@"""Accounts__(?<name>[a-z]+)""")]
    private static partial Regex Account();
}
