using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using Aspire.Hosting;
using Ioc.AspireHost;

namespace Ioc.Tests.Support;

/// <summary>The whole stack of AppHost.cs, started as a person would start it, with a home and ports of its own; gone with the test process.</summary>
public sealed class Stack : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> said = new();
    private readonly string outer;
    private readonly Process keeper;
    private readonly Child host;

    /// <summary>The checkout that this runs from.</summary>
    public static string Repository { get; } = DistributedApplicationBuilder.Repository();

    private Stack(string[] options, IEnumerable<KeyValuePair<string, string>> variables)
    {
        outer = Directory.CreateDirectory(Path.Combine(Home, "outer")).FullName;
        keeper = Child.Watch(outer);
        host = Child.Start("host", new Launch("dotnet", [Dll("aspire-host", "Ioc.AspireHost"), "--port", $"{Door.Port}", .. options])
        {
            Folder = Repository,
            Variables = new(variables) { ["IOC_HOME"] = Home },
        }, outer, said.Enqueue);
    }

    /// <summary>The folder of this stack: data, logs, status.</summary>
    public string Home { get; } = Path.Combine(Path.GetTempPath(), $"ioc-{Guid.NewGuid():N}");

    /// <summary>The gateway's address.</summary>
    public Uri Door { get; } = new($"http://127.0.0.1:{FreePort()}");

    /// <summary>Pid of the host, which keeps the others.</summary>
    public int HostPid => host.Pid;

    /// <summary>What host and parts have said so far, the oldest first.</summary>
    public IReadOnlyCollection<string> Said => said;

    /// <summary>A port on which nothing listens now.</summary>
    public static int FreePort() => Ports.AnyFree();

    /// <summary>Starts everything and waits until every part is ready.</summary>
    /// <param name="demo">Whether the simulator runs.</param>
    /// <param name="variables">Variables of the host, which hands them on to the services.</param>
    /// <param name="options">More options of ./ioc up.</param>
    /// <exception cref="InvalidOperationException">The host ended instead; the message holds its last lines.</exception>
    public static async Task<Stack> StartAsync(bool demo = false, Dictionary<string, string>? variables = null, params string[] options)
    {
        var stack = new Stack(["--demo", demo ? "true" : "false", "--pinned-on", "2025-06-30", "--patience", "2", .. options], variables ?? []);
        try
        {
            await Eventually.Holds(() => Task.FromResult(stack.Ready()), "the stack is ready", TimeSpan.FromMinutes(3));
            return stack;
        }
        catch
        {
            await stack.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a second host that must refuse, and answers with the sentence it refused with.</summary>
    public static async Task<string> RefusedAsync(string home, int port)
    {
        var start = new ProcessStartInfo("dotnet", [Dll("aspire-host", "Ioc.AspireHost"), "--port", $"{port}", "--demo", "false"]);
        start.RedirectStandardError = start.RedirectStandardOutput = true;
        start.Environment["IOC_HOME"] = home;
        using var second = Process.Start(start)!;
        var sentence = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();
        return second.ExitCode == 1 ? sentence.Trim() : throw new InvalidOperationException($"It ended with {second.ExitCode}: {sentence}");
    }

    /// <summary>A caller at the gateway with a token of the local issuer.</summary>
    public async Task<HttpClient> CallerAsync(string role, params string[] areas)
    {
        var caller = new HttpClient { BaseAddress = Door };
        caller.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(role, areas));
        caller.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        return caller;
    }

    /// <summary>A token of the local issuer, minted by the gateway's own command.</summary>
    public Task<string> TokenAsync(string role, params string[] areas) => RunAsync(
        "gateway", Dll("gateway", "Ioc.Gateway"), ["token", "--role", role, .. areas.SelectMany(area => new[] { "--area", area })]);

    /// <summary>An AMQP address for a district's own user.</summary>
    public Task<string> SliceAsync(string area) => RunAsync("prepare", Dll("infra/prepare", "Ioc.Prepare"), ["slice", "--area", area]);

    /// <summary>The variables that a part was started with.</summary>
    public IReadOnlyDictionary<string, string> VariablesOf(string part) => File.ReadAllLines(Path.Combine(Home, "run", $"{part}.env"))
        .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));

    /// <summary>The broker's MQTT port on the loopback.</summary>
    public int MqttPort => PortOf("bus.mqtt");

    /// <summary>The port of an endpoint of a server, e.g. <c>bus.prometheus</c>.</summary>
    public int PortOf(string endpoint) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Home, "ports.json"))).RootElement.GetProperty(endpoint).GetInt32();

    /// <summary>Where a part listens.</summary>
    public Uri AddressOf(string part) => new(Row(part).GetProperty("address").GetString()!);

    /// <summary>A part's process now; null while there is none.</summary>
    public int? PidOf(string part) => Row(part).GetProperty("pid") is { ValueKind: JsonValueKind.Number } pid ? pid.GetInt32() : null;

    /// <summary>How often a part has been started again.</summary>
    public int RestartsOf(string part) => Row(part).GetProperty("restarts").GetInt32();

    /// <summary>Where a part stands: waiting, starting, ready, unwell, restarting, done, stopping, stopped.</summary>
    public string StateOf(string part) => Row(part).GetProperty("state").GetString()!;

    /// <summary>Kills a part at once and waits until the host has it ready again.</summary>
    public Task KillAsync(string part) => RestartAsync(part, 9);

    /// <summary>Ends a part with a signal, at once, and waits until the host has it ready again.</summary>
    public async Task RestartAsync(string part, int signal)
    {
        var restarts = RestartsOf(part);
        Signal(part, signal);
        await Eventually.Holds(
            () => Task.FromResult(RestartsOf(part) > restarts && StateOf(part) == "ready"), $"{part} is ready again", TimeSpan.FromMinutes(2));
    }

    /// <summary>Sends a signal to a part: 9 kills, 19 holds it still, 18 lets it go on.</summary>
    public void Signal(string part, int signal) => Child.Signal(PidOf(part)!.Value, signal);

    /// <summary>Starts another process of a part beside the one that runs, on a port of its own, with other settings.</summary>
    public Replica StartBeside(string part, params (string Name, string Value)[] settings) => new(this, part, settings);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        keeper.Kill();
        await keeper.WaitForExitAsync();
        Directory.Delete(Home, recursive: true);
    }

    private bool Ready()
    {
        if (host.Exited.IsCompleted) throw new InvalidOperationException($"The host ended:\n{string.Join('\n', said.TakeLast(30))}");
        return said.Any(line => line.StartsWith("Everything is ready", StringComparison.Ordinal));
    }

    private JsonElement Row(string part) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Home, "status.json"))).RootElement
        .GetProperty("parts").EnumerateArray().Single(row => row.GetProperty("part").GetString() == part);

    internal static string Dll(string folder, string name) =>
        Path.Combine(Repository, folder, "bin", Projects.Configuration, "net10.0", $"{name}.dll");

    private async Task<string> RunAsync(string part, string dll, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in VariablesOf(part)) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var fault = process.StandardError.ReadToEndAsync();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? answer.Trim() : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await fault}");
    }
}
