using System.Diagnostics;
using System.Text.Json;

namespace Ioc.AspireHost;

/// <summary>Starts the parts in the order of their waits, tells how they stand, and stops them in reverse.</summary>
internal sealed class Stage(Home home, IReadOnlyList<Part> parts, Log log, TimeProvider time) : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Camel = new(JsonSerializerDefaults.Web);

    private readonly Lock writing = new();
    private readonly DateTimeOffset began = time.GetUtcNow();
    private Process? keeper;

    /// <summary>Where the children are listed: a folder of this host alone, so that the keeper of a dead one does not touch them.</summary>
    public string RunFolder { get; } = home.In("run", $"{Environment.ProcessId}");

    public Log Log => log;

    public TimeProvider Time => time;

    /// <summary>How long a part may take to end in good order.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    public string? Door { get; init; }

    /// <summary>Called with each part that changes its state.</summary>
    public Action<Part>? OnChange { get; init; }

    public void Start()
    {
        keeper = Child.Watch(RunFolder);
        foreach (var part in parts)
        {
            part.Start(this);
        }
    }

    /// <summary>Ends when every part is ready or done, or throws the first fault that no restart can mend.</summary>
    public async Task ReachedAsync(CancellationToken cancel)
    {
        var all = parts.Select(part => part.Reached).ToList();
        while (all.Count > 0)
        {
            var tick = Task.Delay(TimeSpan.FromSeconds(5), time, cancel);
            var next = await Task.WhenAny([.. all, tick]);
            await next;
            all.RemoveAll(done => done.IsCompletedSuccessfully);
            if (next == tick)
            {
                var late = parts.Where(part => !part.Reached.IsCompleted && part.State is not State.Waiting);
                log.Say("host", $"waits for {string.Join(", ", late.Select(part => $"{part.Name} ({Word(part.State)})"))}");
            }
        }
    }

    public void Changed(Part part)
    {
        Write(part.State is State.Stopping or State.Stopped ? "stopping" : null);
        OnChange?.Invoke(part);
        if (part.State is State.Ready or State.Done)
        {
            log.Say(part.Name, $"{Word(part.State)} {(part.Since - began).TotalSeconds:0.0} s after the start");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref keeper, null) is not { } watching) return;
        Dictionary<Part, Task> ends = [];
        await Task.WhenAll(parts.Select(End));
        watching.Kill();
        await watching.WaitForExitAsync();
        Directory.Delete(RunFolder, recursive: true);
        Write("stopped");

        Task End(Part part) => ends.TryGetValue(part, out var end) ? end : ends[part] = EndAsync(part);

        async Task EndAsync(Part part)
        {
            await Task.WhenAll(parts.Where(other => other.Waits.Contains(part)).Select(End));
            await part.StopAsync(this);
        }
    }

    private static string Word(State state) => JsonNamingPolicy.CamelCase.ConvertName($"{state}");

    /// <summary>One part a line, so that a shell reads it too.</summary>
    private void Write(string? state)
    {
        lock (writing)
        {
            state ??= parts.All(part => part.State is State.Ready or State.Done) ? "ready" : "starting";
            var rows = parts.Select(part => JsonSerializer.Serialize(
                new { part = part.Name, state = Word(part.State), address = part.Url, pid = part.Pid, part.Since, part.Restarts }, Camel));
            var head = JsonSerializer.Serialize(new { state, door = Door, pid = Environment.ProcessId, since = began }, Camel);
            Home.WritePrivate(Path.Combine(home.Folder, "status.json"), $"{{\"host\":{head},\"parts\":[\n{string.Join(",\n", rows)}\n]}}\n");
        }
    }
}
