using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Ioc.Tests.Support;

namespace Ioc.Tests.Slices.Screens;

/// <summary>A Redis of one test class alone, on a port of its own: it can be taken away, emptied and given back.</summary>
public sealed class OwnRedis : IAsyncDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-redis-");
    private readonly int port = Stack.FreePort();
    private Process? process;

    /// <summary>A test run that is broken off leaves no server behind.</summary>
    private OwnRedis() => AppDomain.CurrentDomain.ProcessExit += (_, _) => process?.Kill();

    public string Address => $"127.0.0.1:{port}";

    public static async Task<OwnRedis> Open()
    {
        var redis = new OwnRedis();
        await redis.Start();
        return redis;
    }

    /// <summary>Starts it, empty.</summary>
    public async Task Start()
    {
        process = Process.Start(new ProcessStartInfo("redis-server",
            ["--port", port.ToString(), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", home.FullName, "--logfile", Path.Combine(home.FullName, "log")]))!;
        await Eventually.Holds(Answers, "Redis answers");
    }

    /// <summary>Ends it as a power cut would; all it held is gone.</summary>
    public async Task Kill()
    {
        process!.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null) await Kill();
        home.Delete(recursive: true);
    }

    private async Task<bool> Answers()
    {
        using var socket = new TcpClient();
        try { await socket.ConnectAsync(IPAddress.Loopback, port); }
        catch (SocketException) { return false; }
        return true;
    }
}
