using System.Net.Sockets;
using System.Text;

namespace Ioc.AspireHost;

/// <summary>Ways to ask a part whether it does its work.</summary>
internal static class Probes
{
    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(3) };

    /// <summary>Answers 200 on a path.</summary>
    public static async Task<bool> Http(string url, CancellationToken cancel)
    {
        try
        {
            using var answer = await Client.GetAsync(url, cancel);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Takes a few bytes and answers with bytes that begin as expected.</summary>
    public static async Task<bool> Tcp(Address address, string ask, string expect, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(ask), patience.Token);
            var answer = new byte[expect.Length];
            await stream.ReadExactlyAsync(answer, patience.Token);
            return Encoding.Latin1.GetString(answer) == expect;
        }
        catch (Exception fault) when (fault is SocketException or IOException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }
}
