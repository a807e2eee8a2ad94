namespace Ioc.AspireHost;

/// <summary>Where a part stands.</summary>
internal enum State { Waiting, Starting, Ready, Unwell, Restarting, Done, Stopping, Stopped }

/// <summary>One part of the stack, kept running: a server, a service, or a job that ends.</summary>
internal sealed class Part(string name)
{
    /// <summary>Who starts a stack unattended must hear that it never will be ready; with the rests between them these lives take a minute.</summary>
    public const int DeathsBeforeReadyMax = 8;

    /// <summary>Exit code of who was ended by signal 9.</summary>
    private const int Killed = 137;

    private static readonly TimeSpan AskUntilReady = TimeSpan.FromMilliseconds(200), AskAfterwards = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private Task running = Task.CompletedTask;
    private Child? child;
    private string lastLine = "";

    public string Name { get; } = name;

    public List<Part> Waits { get; } = [];

    /// <summary>How to start it; null when the server is somebody else's.</summary>
    public Func<CancellationToken, Task<Launch>>? Command { get; init; }

    /// <summary>Whether the part does its work now; null for a job, whose end is its answer.</summary>
    public Func<CancellationToken, Task<bool>>? Probe { get; init; }

    /// <summary>What is done once the part answers and before others may use it.</summary>
    public Func<CancellationToken, Task> OnceReady { get; init; } = _ => Task.CompletedTask;

    public string? Url { get; init; }

    /// <summary>What others may wait for: ready, or done when the part is a job. Throws what no restart can mend.</summary>
    public Task Reached => reached.Task;

    public State State { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public int Restarts { get; private set; }

    public int? Pid => child is { Exited.IsCompleted: false } ? child.Pid : null;

    /// <summary>How long a part rests before its next start: half a second, doubled with each death in a row, half a minute at most.</summary>
    public static TimeSpan Rest(int deaths) => TimeSpan.FromSeconds(Math.Min(30, 0.5 * Math.Pow(2, Math.Min(deaths, 10) - 1)));

    public void Start(Stage stage) => running = Task.Run(() => KeepAsync(stage));

    public async Task StopAsync(Stage stage)
    {
        await stopping.CancelAsync();
        await running;
        Enter(State.Stopped, stage);
    }

    private async Task KeepAsync(Stage stage)
    {
        try
        {
            Enter(State.Waiting, stage);
            await Task.WhenAll(Waits.Select(other => other.Reached)).WaitAsync(stopping.Token);
            for (var deaths = 0; ;)
            {
                var began = stage.Time.GetUtcNow();
                Enter(State.Starting, stage);
                if (await OnceAsync(stage)) return;
                deaths = stage.Time.GetUtcNow() - began > TimeSpan.FromMinutes(1) ? 1 : deaths + 1;
                if (deaths == DeathsBeforeReadyMax && !reached.Task.IsCompleted)
                    throw new HostFault($"{Name} died {deaths} times before it was ready: {lastLine} (./ioc logs {Name} has the rest)");
                Restarts++;
                Enter(State.Restarting, stage);
                await Task.Delay(Rest(deaths), stage.Time, stopping.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Asked to stop, and stopped.
        }
        catch (Exception fault)
        {
            if (!reached.TrySetException(fault)) stage.Log.Say(Name, $"cannot be started again: {fault.Message}");
        }
    }

    /// <summary>Runs the part until it ends; true when it need not run again.</summary>
    private async Task<bool> OnceAsync(Stage stage)
    {
        if (Command is null)
        {
            await WatchAsync(stage, stopping.Token);
            return true;
        }

        using var life = CancellationTokenSource.CreateLinkedTokenSource(stopping.Token);
        var launch = await Command(stopping.Token);
        child = Child.Start(Name, launch, stage.RunFolder, line => stage.Log.Line(Name, lastLine = line));
        stage.Changed(this);
        var watch = Probe is null ? Task.Delay(Timeout.Infinite, life.Token) : WatchAsync(stage, life.Token);
        await Task.WhenAny(child.Exited, watch);
        if (watch.IsFaulted) stage.Log.Say(Name, $"cannot be made ready: {watch.Exception.GetBaseException().Message}");
        if (stopping.IsCancellationRequested) Enter(State.Stopping, stage);
        await child.StopAsync(stage.Patience, stage.Time);
        await life.CancelAsync();
        await watch.ContinueWith(_ => { }, TaskScheduler.Default);
        stopping.Token.ThrowIfCancellationRequested();
        var code = await child.Exited;
        if (Probe is null && code == 0)
        {
            Enter(State.Done, stage);
            reached.TrySetResult();
            return true;
        }

        // Whoever is killed has no last words: the line before says nothing of why.
        var why = code == Killed ? "killed, by somebody or for want of memory" : lastLine;
        stage.Log.Say(Name, $"stopped with exit code {code}: {why} (./ioc logs {Name} has the rest)");
        return false;
    }

    private async Task WatchAsync(Stage stage, CancellationToken cancel)
    {
        for (var misses = 0; ; await Task.Delay(State is State.Starting ? AskUntilReady : AskAfterwards, stage.Time, cancel))
        {
            if (!await Probe!(cancel))
            {
                if (State is State.Ready && ++misses == 3) Enter(State.Unwell, stage);
                continue;
            }

            misses = 0;
            if (State is State.Ready) continue;
            if (State is State.Starting) await OnceReady(cancel);
            Enter(State.Ready, stage);
            reached.TrySetResult();
        }
    }

    private void Enter(State state, Stage stage)
    {
        (State, Since) = (state, stage.Time.GetUtcNow());
        stage.Changed(this);
    }
}
