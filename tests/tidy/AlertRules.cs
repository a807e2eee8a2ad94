using System.Text.Json;
using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>Prometheus takes its files; every alert has a test that makes it fire, a runbook, and its words in two languages.</summary>
public sealed partial class AlertRules
{
    private const string Folder = "infra/telemetry/prometheus", Alerts = Folder + "/rules/alerts.yml", Tests = Folder + "/tests/alerts.yml";

    private static IEnumerable<string> Faults(Files files)
    {
        foreach (Match alert in Alert().Matches(files.Texts[Alerts]))
        {
            var name = alert.Groups["name"].Value;
            var body = alert.Groups["body"].Value;
            if (!Fires(files.Texts[Tests], name)) yield return $"{Tests}: nothing makes {name} fire";
            foreach (var word in new[] { "vi: ", "en: ", "runbook: ", "priority: " })
                if (!body.Contains(word)) yield return $"{Alerts}: {name} has no {word.TrimEnd(':', ' ')}";
            var runbook = Runbook().Match(body).Groups["path"].Value;
            if (runbook.Length > 0 && !files.Texts.ContainsKey(runbook)) yield return $"{Alerts}: {name}: {runbook} is not there";
        }
    }

    private static bool Fires(string tests, string name) => tests.Split('\n').Any(line =>
        line.Contains($"alertname='{name}'") && line.Contains("value: 1")) || FiringTest(name).IsMatch(tests);

    private static Regex FiringTest(string name) => new($@"alertname: {name}\s*\n\s*eval_time: \S+\s*\n\s*exp_alerts:\s*\n\s*- exp_labels");

    [GeneratedRegex(@"- alert: (?<name>\w+)\n(?<body>(?:(?!\s*- alert:).*\n)+)")]
    private static partial Regex Alert();

    [GeneratedRegex(@"runbook: (?<path>\S+)")]
    private static partial Regex Runbook();

    [Fact]
    public void Every_alert_is_tested_and_says_what_to_do() => Faults(Files.Repo).IsKept();

    [Fact]
    public void An_alert_without_its_parts_is_caught() => Faults(Files.RepoWith(Alerts,
        "      - alert: Planted\n        expr: up == 0\n        annotations:\n          vi: Hỏng\n          runbook: infra/runbooks/nowhere.md\n"))
        .IsBroken(4, "Planted");

    [Fact]
    public async Task Prometheus_understands_every_query_of_a_dashboard()
    {
        var (code, output) = await Check(SignalRules.Queries(Files.Repo).Where(query => !query.Query.StartsWith("label_values")).Select(query => query.Query));
        Assert.True(code == 0, output);
    }

    [Fact]
    public async Task A_query_that_Prometheus_does_not_understand_is_caught()
    {
        var (code, output) = await Check(["sum by (job (up)"]);
        Assert.NotEqual(0, code);
        Assert.Contains("up", output);
    }

    /// <summary>Gives promtool the queries as rules, Grafana's variables filled in as Grafana does.</summary>
    private static async Task<(int Code, string Output)> Check(IEnumerable<string> queries)
    {
        var rules = queries.Select((query, index) => new Dictionary<string, string>
        {
            ["record"] = $"query:{index}",
            ["expr"] = query.Replace("$__rate_interval", "1m").Replace("$job", ".*").Replace("$area", ".*"),
        });
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "queries", rules } } }), TestContext.Current.CancellationToken);
            return await Tool.Run(Tool.Promtool, Files.Root, "check", "rules", file);
        }
        finally { File.Delete(file); }
    }

    [Theory]
    [InlineData("check", "config", "prometheus.yml")]
    [InlineData("test", "rules", "tests/alerts.yml")]
    public async Task Prometheus_takes_its_files_and_every_alert_fires_and_clears(params string[] args)
    {
        var (code, output) = await Tool.Run(Tool.Promtool, Path.Combine(Files.Root, Folder), args);
        Assert.True(code == 0, output);
    }
}
