using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Ioc.Tests.Walls;

/// <summary>The network between a wall and its server, so that a test can pull it out.</summary>
internal sealed class Cable : IAsyncDisposable
{
    private readonly Uri server;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, byte> ends = new();
    private readonly Task accepting;
    private volatile bool isIn = true;

    /// <summary>Lays it.</summary>
    public Cable(Uri server)
    {
        this.server = server;
        listener.Start();
        accepting = Accept();
    }

    /// <summary>Where a wall finds the server through it.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Pulls it out: what is open breaks, and nothing new is let through.</summary>
    public void PullOut()
    {
        isIn = false;
        foreach (var end in ends.Keys) end.Dispose();
    }

    /// <summary>Puts it in again.</summary>
    public void PutIn() => isIn = true;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        PullOut();
        listener.Stop();
        await accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task Accept()
    {
        while (true)
        {
            var wall = await listener.AcceptTcpClientAsync();
            if (isIn) _ = Carry(wall);
            else wall.Dispose();
        }
    }

    private async Task Carry(TcpClient wall)
    {
        using (wall)
        using (var door = new TcpClient { NoDelay = true })
        {
            wall.NoDelay = true;
            ends[wall] = ends[door] = 0;
            try
            {
                await door.ConnectAsync(server.Host, server.Port);
                await Task.WhenAny(wall.GetStream().CopyToAsync(door.GetStream()), door.GetStream().CopyToAsync(wall.GetStream()));
            }
            // Pulled out, or one end hung up.
            catch (Exception broken) when (broken is SocketException or IOException or ObjectDisposedException) { }
            ends.TryRemove(wall, out _);
            ends.TryRemove(door, out _);
        }
    }
}
