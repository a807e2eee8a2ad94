using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Ioc.AspireHost;

/// <summary>How a child process is started.</summary>
internal sealed record Launch(string Command, params string[] Arguments)
{
    public Dictionary<string, string> Variables { get; init; } = [];

    public string? Folder { get; init; }

    /// <summary>The signal on which the program ends in good order.</summary>
    public string StopSignal { get; init; } = "TERM";
}

/// <summary>One running child, in a session of its own so that a Ctrl-C meant for the host does not reach it.</summary>
internal sealed class Child
{
    private static readonly string Keeper = Path.Combine(AppContext.BaseDirectory, "Local", "keeper.sh");
    private static readonly string[] NotInherited = ["ConnectionStrings__", "services__", "Parameters__", "ASPNETCORE_", "IOC_"];

    private readonly Process process;
    private readonly string pidFile;
    private readonly int stopSignal;
    private readonly TaskCompletionSource<int> exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Child(Process process, string pidFile, int stopSignal)
    {
        (this.process, this.pidFile, this.stopSignal) = (process, pidFile, stopSignal);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => exited.TrySetResult(process.ExitCode);
        if (process.HasExited)
        {
            exited.TrySetResult(process.ExitCode);
        }
    }

    public int Pid => process.Id;

    /// <summary>Ends with the exit code; 128 + n when signal n ended the child.</summary>
    public Task<int> Exited => exited.Task;

    public static Child Start(string name, Launch launch, string runFolder, Action<string> line)
    {
        var pidFile = Path.Combine(runFolder, $"{name}.pid");
        var start = Shell(["launch", pidFile, launch.StopSignal, launch.Command, .. launch.Arguments]);
        start.WorkingDirectory = launch.Folder ?? runFolder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var inherited in start.Environment.Keys.Where(key => NotInherited.Any(key.StartsWith)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (key, value) in launch.Variables)
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start)!;
        _ = Pump(process.StandardOutput, line);
        _ = Pump(process.StandardError, line);
        return new Child(process, pidFile, launch.StopSignal == "INT" ? 2 : 15);
    }

    /// <summary>Ends what an earlier host of this home left running.</summary>
    public static void Sweep(string runFolder)
    {
        Process.Start(Shell(["sweep", runFolder]))!.WaitForExit();
        Directory.Delete(runFolder, recursive: true);
    }

    /// <summary>Starts the keeper, which ends every child when this process is gone; its input closes it.</summary>
    public static Process Watch(string runFolder)
    {
        var start = Shell(["watch", runFolder]);
        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    /// <summary>Asks the child to end, after <paramref name="patience"/> ends it, and clears away what outlived it (Erlang's port mapper).</summary>
    public async Task StopAsync(TimeSpan patience, TimeProvider time)
    {
        if (!Exited.IsCompleted)
        {
            _ = Signal(Pid, stopSignal);
            await Task.WhenAny(Exited, Task.Delay(patience, time));
        }

        _ = Signal(-Pid, 9);
        await Exited;
        File.Delete(pidFile);
    }

    private static ProcessStartInfo Shell(string[] arguments) => new("setsid", ["sh", Keeper, .. arguments]);

    private static async Task Pump(StreamReader output, Action<string> line)
    {
        while (await output.ReadLineAsync() is { } text)
        {
            line(text);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    internal static extern int Signal(int pid, int signal);
}
