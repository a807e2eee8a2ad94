using System.Collections.Concurrent;
using System.Diagnostics;

namespace Ioc.Tests.Support;

/// <summary>A process of one part, started beside the stack's own with the same rights and other settings; gone when disposed of.</summary>
public sealed class Replica : IAsyncDisposable
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(2);
    private readonly Process process;
    private readonly HttpClient client;
    private readonly ConcurrentQueue<string?> said = new();
    private bool isGone;

    internal Replica(Stack stack, string part, (string Name, string Value)[] settings)
    {
        Address = new Uri($"http://127.0.0.1:{Stack.FreePort()}");
        client = new HttpClient { BaseAddress = Address, Timeout = AnswersWithin };
        var folder = Directory.Exists(Path.Combine(Stack.Repository, "services", part)) ? $"services/{part}" : part;
        var start = new ProcessStartInfo("dotnet", [Stack.Dll(folder, $"Ioc.{char.ToUpperInvariant(part[0])}{part[1..]}")])
        {
            WorkingDirectory = Path.Combine(Stack.Repository, folder), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in stack.VariablesOf(part)) start.Environment[name] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = start.Environment["DOTNET_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in settings) start.Environment[name] = value;
        start.Environment["ASPNETCORE_URLS"] = Address.ToString();
        process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => said.Enqueue(line.Data);
        process.ErrorDataReceived += (_, line) => said.Enqueue(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Whether it answers with success now.</summary>
    /// <exception cref="InvalidOperationException">It ended; the message holds its last lines.</exception>
    public async Task<bool> Answers(string path)
    {
        if (process.HasExited) throw new InvalidOperationException($"It ended with {process.ExitCode}:\n{string.Join('\n', said.TakeLast(20))}");
        try
        {
            using var answer = await client.GetAsync(path);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException) { return false; }
    }

    /// <summary>The sum of a metric over its labels, as it stands now.</summary>
    /// <param name="name">As Prometheus reads it, e.g. <c>ioc_screens_streams_open</c>.</param>
    public Task<double> Metric(string name) => Metric(client, name);

    /// <summary>The same of any process, whose base address the client has.</summary>
    public static async Task<double> Metric(HttpClient client, string name) => (await client.GetStringAsync("/metrics")).Split('\n')
        .Where(x => x.StartsWith(name, StringComparison.Ordinal) && x[name.Length] is ' ' or '{')
        .Sum(x => double.Parse(x[(x.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isGone, true)) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        client.Dispose();
    }
}
