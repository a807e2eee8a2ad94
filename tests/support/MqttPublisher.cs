using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace Ioc.Tests.Support;

/// <summary>A sensor's side of MQTT 3.1.1: connects with an account and publishes at QoS 1, each message acknowledged by the broker.</summary>
public sealed class MqttPublisher : IAsyncDisposable
{
    private const byte Connect = 0x10, ConnectAcknowledged = 0x20, Publish = 0x32, Duplicate = 0x08, PublishAcknowledged = 0x40;
    private readonly TcpClient socket = new();
    private ushort packet;

    /// <summary>Connects.</summary>
    /// <exception cref="UnauthorizedAccessException">The broker refuses the account.</exception>
    public static async Task<MqttPublisher> ConnectAsync(int port, string user, string password)
    {
        var publisher = new MqttPublisher();
        await publisher.socket.ConnectAsync("127.0.0.1", port);
        // Protocol level 4; user name, password and clean session; 60 s between signs of life.
        byte[] head = [.. Words("MQTT"), 4, 0xC2, 0, 60];
        await publisher.Send(Connect, [.. head, .. Words($"test-{Guid.NewGuid():N}"[..20]), .. Words(user), .. Words(password)]);
        var answer = await publisher.Receive(ConnectAcknowledged);
        return answer[1] == 0 ? publisher : throw new UnauthorizedAccessException($"MQTT return code {answer[1]}.");
    }

    /// <summary>Publishes one message; returns when the broker has taken it.</summary>
    /// <param name="again">Sent before without an answer, and marked so.</param>
    /// <exception cref="EndOfStreamException">The broker closed the connection, as it does for a topic that the account may not write.</exception>
    public async Task PublishAsync(string topic, string payload, bool again = false)
    {
        var id = ++packet;
        await Send(again ? (byte)(Publish | Duplicate) : Publish, [.. Words(topic), .. Number(id), .. Encoding.UTF8.GetBytes(payload)]);
        var answer = await Receive(PublishAcknowledged);
        if (BinaryPrimitives.ReadUInt16BigEndian(answer) != id) throw new InvalidDataException("The broker acknowledged another message.");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Send(byte kind, byte[] body)
    {
        var length = new List<byte>();
        for (var rest = body.Length; ; rest >>= 7)
        {
            length.Add((byte)(rest < 128 ? rest : (rest & 127) | 128));
            if (rest < 128) break;
        }
        await socket.GetStream().WriteAsync(new byte[] { kind }.Concat(length).Concat(body).ToArray());
    }

    private async Task<byte[]> Receive(byte kind)
    {
        var head = new byte[4];
        await socket.GetStream().ReadExactlyAsync(head);
        return head[0] == kind && head[1] == 2 ? head[2..] : throw new InvalidDataException($"The broker sent packet {head[0]:X2}.");
    }

    private static byte[] Words(string text) => [.. Number((ushort)Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Number(ushort number) => [(byte)(number >> 8), (byte)number];
}
