using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections.Features;

namespace Ioc.Screens.Walls;

/// <summary>
/// The connection of one stream, written to below the server's HTTP: what thousands of walls are told at once is copied
/// once, into the kernel, and a wall that waits costs no buffer, no task and no timer. The answer ends with the connection.
/// </summary>
/// <param name="socket">Its socket; written to by nobody else from now on.</param>
public sealed class Wire(Socket socket)
{
    /// <summary>The socket of a request; null where there is more between than plain HTTP/1.</summary>
    public static Wire? Of(HttpContext http) =>
        !http.Request.IsHttps && http.Request.Protocol.StartsWith("HTTP/1.", StringComparison.Ordinal)
            && http.Features.Get<IConnectionSocketFeature>() is { Socket: var socket } ? new Wire(socket) : null;

    /// <summary>Begins the answer, which the server has not begun and will not begin.</summary>
    /// <param name="now">Time of the answer.</param>
    /// <param name="retryMilliseconds">How long the reader shall wait before it comes back.</param>
    /// <returns>False when the reader has gone.</returns>
    public bool Begin(DateTimeOffset now, int retryMilliseconds)
    {
        socket.Blocking = false;
        var head = Encoding.ASCII.GetBytes(
            $"HTTP/1.1 200 OK\r\nDate: {now:R}\r\nContent-Type: text/event-stream; charset=utf-8\r\nCache-Control: no-store\r\nX-Accel-Buffering: no\r\nConnection: close\r\n\r\nretry: {retryMilliseconds}\n\n");
        return Send(head) == head.Length;
    }

    /// <summary>Hands the kernel what it takes now.</summary>
    /// <returns>Bytes taken; null when the reader has gone.</returns>
    public int? Send(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var taken = socket.Send(bytes.Span, SocketFlags.None, out var failure);
            return failure is SocketError.Success or SocketError.WouldBlock ? taken : null;
        }
        // The server has closed a connection that its reader had closed.
        catch (ObjectDisposedException) { return null; }
    }

    /// <summary>Ends the answer behind all that was handed over.</summary>
    public void End()
    {
        try { socket.Shutdown(SocketShutdown.Send); }
        // Ended already, by the reader.
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException) { }
    }
}
