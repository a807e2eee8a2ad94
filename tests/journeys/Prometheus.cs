using System.Diagnostics;
using System.Text.Json;
using Ioc.Tests.Support;

namespace Ioc.Tests.Journeys;

/// <summary>A real Prometheus with the rules of the repository, which reads the running stack every second.</summary>
public sealed class Prometheus : IAsyncDisposable
{
    private readonly string home = Directory.CreateTempSubdirectory("ioc-prometheus-").FullName;
    private readonly HttpClient client;
    private readonly Process process;

    private Prometheus(IReadOnlyDictionary<string, Uri> targets)
    {
        var port = Stack.FreePort();
        client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        var source = Path.Combine(Stack.Repository, "infra", "telemetry", "prometheus");
        Directory.CreateDirectory(Path.Combine(home, "rules"));
        foreach (var file in Directory.GetFiles(Path.Combine(source, "rules"))) File.Copy(file, Path.Combine(home, "rules", Path.GetFileName(file)));
        var config = File.ReadAllText(Path.Combine(source, "prometheus.yml")).Replace("interval: 15s", "interval: 2s").Replace("timeout: 10s", "timeout: 2s");
        File.WriteAllText(Path.Combine(home, "prometheus.yml"), config);
        File.WriteAllText(Path.Combine(home, "targets.yml"), string.Concat(targets.Select(target => $$"""
            - targets: ["{{target.Value.Authority}}"]
              labels: { job: {{target.Key}}, __metrics_path__: {{target.Value.AbsolutePath}} }

            """)));
        // It ends with the test process, however that ends.
        var start = new ProcessStartInfo("setpriv",
            ["--pdeathsig", "KILL", "prometheus", $"--config.file={home}/prometheus.yml", $"--storage.tsdb.path={home}/data", $"--web.listen-address=127.0.0.1:{port}", "--log.level=error"]);
        process = Process.Start(start)!;
    }

    /// <summary>Starts it and waits until it has read every target.</summary>
    /// <param name="targets">Address of the metrics by job.</param>
    public static async Task<Prometheus> ScrapeAsync(IReadOnlyDictionary<string, Uri> targets)
    {
        var prometheus = new Prometheus(targets);
        try
        {
            await Eventually.Holds(async () => await prometheus.Rows("up == 1") == targets.Count, "Prometheus reads every part");
            return prometheus;
        }
        catch
        {
            await prometheus.DisposeAsync();
            throw;
        }
    }

    /// <summary>How many series a query answers with.</summary>
    public async Task<int> Rows(string query) =>
        await Ask($"/api/v1/query?query={Uri.EscapeDataString(query)}") is { } data ? data.GetProperty("result").GetArrayLength() : 0;

    /// <summary>How many values a label of a metric has, as Grafana's variables ask.</summary>
    public async Task<int> Values(string metric, string label) =>
        await Ask($"/api/v1/label/{label}/values?match[]={metric}") is { } data ? data.GetArrayLength() : 0;

    /// <summary>Every rule with its kind and its query, as Prometheus read it.</summary>
    public async Task<IReadOnlyList<(string Name, bool IsAlert, string Query)>> Rules() =>
        [.. (await Ask("/api/v1/rules"))!.Value.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rules").EnumerateArray())
            .Select(rule => (rule.GetProperty("name").GetString()!, rule.GetProperty("type").GetString() == "alerting", rule.GetProperty("query").GetString()!))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(home, recursive: true);
    }

    private async Task<JsonElement?> Ask(string path)
    {
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode ? (await answer.Json()).GetProperty("data") : null;
        }
        catch (HttpRequestException) { return null; }
    }
}
