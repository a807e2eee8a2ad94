using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Ioc.Tests.Speed.Walls;

/// <summary>A process and its children, ended with this object.</summary>
internal sealed class Running : IAsyncDisposable
{
    private readonly Process process;
    private bool isGone;

    public Running(string program, string[] arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments);
        start.Environment["Logging__LogLevel__Default"] = "Error";
        start.Environment["Logging__LogLevel__MassTransit"] = "None";
        foreach (var (name, value) in environment) start.Environment[name] = value;
        process = Process.Start(start)!;
    }

    /// <summary>An address of this machine on which nothing listens now.</summary>
    public static IPEndPoint FreePort()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return (IPEndPoint)port.LocalEndpoint;
    }

    /// <summary>Its memory and its children's, a page that several share divided among them.</summary>
    public long MemoryBytes() => File.ReadAllText($"/proc/{process.Id}/task/{process.Id}/children")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Append($"{process.Id}").Sum(Pss);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isGone, true)) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static long Pss(string pid) => 1_024 * File.ReadLines($"/proc/{pid}/smaps_rollup")
        .Where(x => x.StartsWith("Pss:", StringComparison.Ordinal))
        .Sum(x => long.Parse(x["Pss:".Length..].Replace("kB", "").Trim()));
}
