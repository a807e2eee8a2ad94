using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

/// <summary>What dashboards ask for is there, and what the stack says of itself is what signals.json lists.</summary>
public sealed partial class Measured(City city)
{
    private static readonly string Telemetry = Path.Combine(Stack.Repository, "infra", "telemetry");

    [Fact]
    public async Task Every_query_of_a_dashboard_a_rule_or_an_alert_answers_with_data()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "74"), "74");
        await BusyDay.Happens(city);
        var targets = Services().ToDictionary(service => service.Name, service => new Uri(city.Stack.AddressOf(service.Name), "/metrics"));
        targets["bus"] = new Uri($"http://127.0.0.1:{city.Stack.PortOf("bus.prometheus")}/metrics/per-object");
        await using var prometheus = await Prometheus.ScrapeAsync(targets);

        var queries = Directory.GetFiles(Path.Combine(Telemetry, "grafana", "dashboards")).SelectMany(file => Expressions(JsonDocument.Parse(File.ReadAllText(file)).RootElement)).ToList();
        var rules = (await prometheus.Rules()).ToList();
        var asked = queries.Where(query => !LabelValues().IsMatch(query)).Select(Filled).Concat(rules.Select(rule => rule.IsAlert ? Compared(rule.Query) : rule.Query)).Distinct().ToList();
        var silent = asked;
        await Eventually.Holds(async () => (silent = [.. await Silent(prometheus, silent)]).Count == 0, () => $"these answer with data: {string.Join('\n', silent)}");
        foreach (var variable in queries.Select(query => LabelValues().Match(query)).Where(match => match.Success))
            Assert.True(await prometheus.Values(variable.Groups["metric"].Value, variable.Groups["label"].Value) > 0, variable.Value);
        TestContext.Current.TestOutputHelper?.WriteLine($"{queries.Count} queries of dashboards and {rules.Count} rules: all answer with data");
        Assert.True(queries.Count > 50 && rules.Count >= 12, "dashboards and rules were found");
    }

    [Fact]
    public async Task Each_service_emits_what_signals_json_lists_and_nothing_else()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "74"), "74");
        await BusyDay.Happens(city);
        var faults = new List<string>();
        await Eventually.Holds(async () => (faults = [.. await Signals.Compare(Services(), service => new Uri(city.Stack.AddressOf(service), "/metrics"))]).Count == 0,
            () => $"signals.json is what is emitted: {string.Join('\n', faults)}");
    }

    /// <summary>The services of this stack, which runs without the simulator.</summary>
    private static IReadOnlyList<(string Name, IReadOnlyList<Signals.Signal> Listed)> Services() =>
        [.. Signals.Read(File.ReadAllText(Path.Combine(Telemetry, "signals.json"))).Where(service => service.Name != "simulator")];

    private static async Task<List<string>> Silent(Prometheus prometheus, IEnumerable<string> queries)
    {
        var silent = new List<string>();
        foreach (var query in queries)
            if (await prometheus.Rows(query) == 0) silent.Add(query);
        return silent;
    }

    /// <summary>Grafana's variables filled in, and an hour ago brought near enough for a stack that is minutes old.</summary>
    private static string Filled(string query) =>
        query.Replace("$__rate_interval", "1m").Replace("$job", ".*").Replace("$area", ".*").Replace("offset 1h", "offset 3s");

    /// <summary>An alert without its condition: a comparison that answers 0 or 1 has data when both of its sides have.</summary>
    private static string Compared(string query) => Comparison().Replace(query, " ${sign} bool ");

    private static IEnumerable<string> Expressions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name is "expr" or "definition" && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Expressions(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Expressions),
        _ => [],
    };

    [GeneratedRegex(@"^label_values\((?<metric>\w+),\s*(?<label>\w+)\)$")]
    private static partial Regex LabelValues();

    [GeneratedRegex(@" (?<sign>==|!=|>=|<=|>|<) ")]
    private static partial Regex Comparison();
}
