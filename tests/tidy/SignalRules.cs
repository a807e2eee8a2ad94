using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Defaults;

namespace Ioc.Tests.Tidy;

/// <summary>A dashboard, a rule or an alert speaks only of signals that signals.json lists, with labels that they have.</summary>
public sealed partial class SignalRules
{
    private const string Where = "infra/telemetry/";

    /// <summary>Labels that Prometheus and its rules add.</summary>
    private static readonly string[] Added = ["job", "instance", "le", "__name__"];

    /// <summary>Every query in the repository: file, query.</summary>
    public static IEnumerable<(string Path, string Query)> Queries(Files files) =>
        files.Ending(".json").Where(file => file.Path.StartsWith(Where + "grafana/dashboards/"))
            .SelectMany(file => Expressions(JsonDocument.Parse(file.Text).RootElement, "expr", "definition").Select(query => (file.Path, query)))
            .Concat(files.Ending(".yml").Where(file => file.Path.StartsWith(Where + "prometheus/rules/"))
                .SelectMany(file => Rule().Matches(file.Text).Select(rule => (file.Path, rule.Groups["expr"].Value))));

    private static IEnumerable<string> Faults(Files files)
    {
        var known = Known(files);
        return Queries(files).SelectMany(query => Faults(query.Query, known).Select(fault => $"{query.Path}: {fault}: {query.Query.Trim()}"));
    }

    private static IEnumerable<string> Faults(string query, Dictionary<string, HashSet<string>> known)
    {
        var read = Promql.Read(query);
        if (read.Metrics.Count == 0) yield return "no metric in it";
        foreach (var metric in read.Metrics.Where(metric => !known.ContainsKey(metric))) yield return $"{metric} is in no signal";
        var labels = read.Metrics.Where(known.ContainsKey).SelectMany(metric => known[metric]).Concat(Added).Concat(read.Made).ToHashSet();
        foreach (var label in read.Labels.Where(label => !labels.Contains(label))) yield return $"no signal here has the label {label}";
    }

    /// <summary>Prometheus names with their labels: signals, what their kinds add, others' names, recorded figures.</summary>
    private static Dictionary<string, HashSet<string>> Known(Files files)
    {
        var known = new Dictionary<string, HashSet<string>>();
        var root = JsonDocument.Parse(files.Texts[Topology.Signals]).RootElement;
        foreach (var signal in Signals(root))
        {
            var kind = signal.GetProperty("kind").GetString();
            var name = PrometheusNames.Of(signal.GetProperty("name").GetString()!, signal.GetProperty("unit").GetString(), kind == "counter");
            var labels = Strings(signal, "labels").Select(PrometheusNames.Label).ToHashSet();
            foreach (var end in kind == "histogram" ? ["_bucket", "_sum", "_count"] : new[] { "" }) known[name + end] = labels;
        }
        foreach (var other in root.GetProperty("others").EnumerateObject().Where(x => x.Value.ValueKind == JsonValueKind.Array).SelectMany(x => x.Value.EnumerateArray()))
            known[other.GetProperty("name").GetString()!] = [.. Strings(other, "labels")];
        foreach (var file in files.Ending(".yml").Where(file => file.Path.StartsWith(Where + "prometheus/rules/")))
            foreach (Match rule in Recorded().Matches(file.Text))
                known[rule.Groups["name"].Value] = [.. Promql.Read(rule.Groups["expr"].Value).Labels];
        return known;
    }

    private static IEnumerable<JsonElement> Signals(JsonElement root) => root.GetProperty("sets").EnumerateObject().SelectMany(set => set.Value.EnumerateArray())
        .Concat(root.GetProperty("services").EnumerateObject().SelectMany(service => service.Value.GetProperty("signals").EnumerateArray()));

    private static IEnumerable<string> Strings(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(x => x.GetString()!);

    private static IEnumerable<string> Expressions(JsonElement element, params string[] names) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            names.Contains(property.Name) && property.Value.ValueKind == JsonValueKind.String ? [property.Value.GetString()!] : Expressions(property.Value, names)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Expressions(item, names)),
        _ => [],
    };

    /// <summary>Instruments that the code makes must be listed, and the listed ones made.</summary>
    private static IEnumerable<string> Instruments(Files files)
    {
        var made = files.ProductCode.SelectMany(file => Instrument().Matches(file.Text)
            .Select(match => (file.Path, Name: match.Groups["name"].Value, Kind: $"{Kind(match.Groups["kind"].Value)} in {match.Groups["unit"].Value}"))).ToList();
        var listed = Signals(JsonDocument.Parse(files.Texts[Topology.Signals]).RootElement)
            .ToDictionary(x => x.GetProperty("name").GetString()!, x => $"{x.GetProperty("kind").GetString()} in {x.GetProperty("unit").GetString()}");
        foreach (var (path, name, kind) in made)
            if (listed.GetValueOrDefault(name) != kind) yield return $"{path}: {name}, a {kind}, is not in {Topology.Signals}";
        foreach (var name in listed.Keys.Where(name => name.StartsWith("ioc.")).Except(made.Select(x => x.Name)))
            yield return $"{Topology.Signals}: {name} is made nowhere";
    }

    private static string Kind(string method) => method.Contains("UpDown") || method.Contains("Gauge") ? "gauge"
        : method.Contains("Counter") ? "counter" : "histogram";

    [GeneratedRegex(@"Create(?<kind>(Observable)?(UpDownCounter|Counter|Histogram|Gauge))(<\w+>)?\(\s*""(?<name>ioc\.[\w.]+)""[^;]*?""(?<unit>\{\w+\}|s|ms|By|%|1)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\s*expr:\s*(>-\s*\n)?(?<expr>.+(\n\s+(or|and|unless|/|\*)\s.+)*)$", RegexOptions.Multiline)]
    private static partial Regex Rule();

    [GeneratedRegex(@"record:\s*(?<name>\S+)\s*\n\s*expr:\s*(?<expr>.+)$", RegexOptions.Multiline)]
    private static partial Regex Recorded();

    [Fact] public void Every_query_speaks_of_listed_signals() => Faults(Files.Repo).IsKept();
    [Fact] public void Every_signal_listed_is_made_and_every_one_made_is_listed() => Instruments(Files.Repo).IsKept();
    [Fact] public void Queries_are_found_in_dashboards_and_rules() => Assert.True(Queries(Files.Repo).Count() > 60);

    [Theory]
    [InlineData("sum(ioc_outbox_dept)", "ioc_outbox_dept is in no signal")]
    [InlineData("rate(ioc_outbox_relayed[5m])", "ioc_outbox_relayed is in no signal")]
    [InlineData("sum by (district) (ioc_hotline_tickets_open)", "no signal here has the label district")]
    [InlineData("ioc_hotline_tickets_open{queue=\"x\"}", "no signal here has the label queue")]
    [InlineData("1 + 1", "no metric in it")]
    public void A_query_of_something_else_is_caught(string query, string fault) =>
        Assert.Contains(Faults(query, Known(Files.Repo)), found => found.Contains(fault));

    [Fact]
    public void A_signal_that_nobody_listed_is_caught() => Assert.Contains(
        Instruments(Files.RepoWith("services/eid/EidMetrics.cs", "meter.CreateCounter<long>(\"ioc.eid.counts.lost\", \"{count}\");")),
        fault => fault.Contains("ioc.eid.counts.lost, a counter in {count}, is not in"));

    [Fact]
    public void A_signal_in_another_unit_is_caught() => Assert.Contains(
        Instruments(Files.RepoWith("services/eid/EidMetrics.cs", "meter.CreateObservableGauge(\"ioc.outbox.oldest_age\", () => age, \"ms\", \"Age\");")),
        fault => fault.Contains("ioc.outbox.oldest_age, a gauge in ms, is not in"));
}
