using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Ioc.AspireHost;

/// <summary>Where one endpoint listens.</summary>
/// <param name="scheme">First part of its address.</param>
/// <param name="wanted">The port that a person chose; the stack does not start on another one.</param>
/// <param name="usual">The server's usual port, used when the server is somebody else's.</param>
internal sealed class Address(string scheme, int? wanted, int? usual)
{
    public string Host { get; private set; } = "127.0.0.1";

    public int Port { get; private set; }

    public string Url => $"{scheme}://{Host}:{Port}";

    /// <summary>Chooses the port, or takes host and port from what is said of an existing server.</summary>
    /// <param name="name">Resource and endpoint, joined by a dot.</param>
    /// <param name="existing">Connection string of the existing server.</param>
    /// <param name="said">This endpoint's own address, where it is not at the server's usual port.</param>
    /// <param name="ports">Gives a port out where nothing is said.</param>
    public void Settle(string name, string? existing, string? said, Ports ports)
    {
        if (existing is not null)
        {
            (Host, var given) = HostAndPort(said ?? existing);
            Port = (said is not null || name.EndsWith(".tcp", StringComparison.Ordinal) ? given : null) ?? usual ?? 80;
        }
        else if (wanted is { } port && !Ports.IsFree(port))
            throw new HostFault($"Port {port} is taken by another program; free it, or choose another one with ./ioc up --port NUMBER.");
        else
            Port = wanted ?? ports.Of(name);
    }

    /// <summary>Reads <c>amqp://user@host:port/</c>, <c>Host=..;Port=..</c> or <c>host:port,password=..</c>.</summary>
    internal static (string Host, int? Port) HostAndPort(string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Host != "") return (uri.Host, uri.Port > 0 ? uri.Port : null);
        var pairs = text.Split(';').Select(pair => pair.Split('=', 2)).Where(pair => pair.Length == 2)
            .ToLookup(pair => pair[0].Trim(), pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        string[] parts = pairs["Host"].Any() ? [pairs["Host"].First(), pairs["Port"].FirstOrDefault("")] : text.Split(',')[0].Split(':');
        return (parts[0], parts.Length > 1 && int.TryParse(parts[1], out var port) ? port : null);
    }
}

/// <summary>Gives ports out, the same ones at every start of a home while they are free.</summary>
internal sealed class Ports(string file)
{
    // Below the range that Linux hands to outgoing connections, so that no client is given a server's port.
    private const int First = 20000, Last = 32000;

    // Each port is given out long before it is listened on: in turn, and not from where another process that starts just now begins.
    private static int turn = Environment.ProcessId * 101;

    private readonly Dictionary<string, int> given =
        File.Exists(file) ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file)) ?? [] : [];

    public int Of(string endpoint)
    {
        if (!given.TryGetValue(endpoint, out var port) || !IsFree(port))
        {
            do port = AnyFree();
            while (given.ContainsValue(port));
            given[endpoint] = port;
        }
        Home.WritePrivate(file, JsonSerializer.Serialize(given));
        return given[endpoint];
    }

    public static int AnyFree()
    {
        int port;
        do port = First + (int)((uint)Interlocked.Increment(ref turn) % (Last - First));
        while (!IsFree(port));
        return port;
    }

    public static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
