using Ioc.AspireHost;

namespace Ioc.Tests.Unit.Host;

/// <summary>A stage with a home of its own, small parts made of shell scripts, and a record of what happened in which order.</summary>
internal sealed class Theatre : IAsyncDisposable
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"ioc-{Guid.NewGuid():N}");
    private readonly List<string> seen = [];
    private readonly StringWriter said = new();
    private Stage? stage;

    public Theatre() => Home = new Home(folder);

    public Home Home { get; }

    public HurriedTime Time { get; } = new();

    public string Said => said.ToString();

    public List<string> Seen
    {
        get
        {
            lock (seen) return [.. seen];
        }
    }

    /// <summary>A part that writes <c>up</c> into a file when it does its work.</summary>
    public Part Server(string name, string script, params Part[] waits) => Wait(
        new Part(name)
        {
            Command = _ => Task.FromResult(Shell(script)),
            Probe = _ => Task.FromResult(File.Exists(InRun($"{name}.up"))),
        }, waits);

    public Part Job(string name, string script, params Part[] waits) =>
        Wait(new Part(name) { Command = _ => Task.FromResult(Shell(script)) }, waits);

    public string InRun(string file) => Path.Combine(Home.In("run", $"{Environment.ProcessId}"), file);

    public Stage Start(params Part[] parts)
    {
        stage = new Stage(Home, parts, new Log(Home.In("logs"), echo: true, said), Time)
        {
            OnChange = part =>
            {
                lock (seen) seen.Add($"{part.Name} {part.State}");
            },
        };
        stage.Start();
        return stage;
    }

    public async ValueTask DisposeAsync()
    {
        if (stage is not null) await stage.DisposeAsync();
        Home.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static Launch Shell(string script) => new("sh", "-c", script);

    private static Part Wait(Part part, Part[] waits)
    {
        part.Waits.AddRange(waits);
        return part;
    }
}
