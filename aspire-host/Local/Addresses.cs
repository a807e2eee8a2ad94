using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Ioc.AspireHost;

/// <summary>Where one endpoint listens.</summary>
internal sealed class Address(string scheme, int? fixedPort, int? targetPort)
{
    public string Host { get; set; } = "127.0.0.1";

    public int Port { get; set; }

    /// <summary>The port that a person chose; the stack does not start on another one.</summary>
    public int? FixedPort { get; } = fixedPort;

    /// <summary>The server's usual port, used when the server is somebody else's.</summary>
    public int? TargetPort { get; } = targetPort;

    public string Url => $"{scheme}://{Host}:{Port}";
}

/// <summary>Gives ports out, the same ones at every start of a home while they are free.</summary>
internal sealed class Ports(string file)
{
    // Below the range that Linux hands to outgoing connections, so that no client is given a server's port.
    private const int First = 20000, Last = 32000;

    private readonly Dictionary<string, int> given = File.Exists(file)
        ? JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(file)) ?? []
        : [];

    public int Of(string endpoint)
    {
        while (!given.TryGetValue(endpoint, out var port) || !IsFree(port))
        {
            given[endpoint] = Random.Shared.Next(First, Last);
        }

        File.WriteAllText(file, JsonSerializer.Serialize(given));
        return given[endpoint];
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
