using System.Text;
using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>Puts messages aside with their reason, lists them and brings them back.</summary>
public sealed partial class Parking(Broker broker, TimeProvider clock, ILogger<Parking> log)
{
    /// <summary>Messages looked at in one listing.</summary>
    public const int ListedMax = 500;

    private const string ReasonHeader = "ioc-parked-reason";
    private const string QueueHeader = "ioc-parked-queue";
    private const string InstantHeader = "ioc-parked-at";

    private static readonly string[] Ours =
        [ReasonHeader, QueueHeader, InstantHeader, "x-death", "x-delivery-count", "x-first-death-queue", "x-first-death-reason", "x-first-death-exchange"];

    /// <summary>Puts a message of the bus aside; returns when the broker holds it.</summary>
    internal Task Park(ReceiveContext message, string reason)
    {
        if (!message.GetOrAddPayload(() => new Once()).IsFirst()) return Task.CompletedTask;
        var original = message.GetPayload<RabbitMqBasicConsumeContext>();
        var properties = new BasicProperties { MessageId = original.Properties.MessageId, Type = original.Properties.Type, ContentType = "application/json" };
        properties.Headers = message.TransportHeaders.GetAll()
            .Where(x => x.Value is string or int or long or bool).ToDictionary(x => x.Key, x => (object?)x.Value);
        return Park(broker.Service, original.RoutingKey ?? "", properties, message.GetBody(), reason, message.CancellationToken);
    }

    /// <summary>Puts a message of one of the service's queues aside; returns when the broker holds it.</summary>
    /// <param name="queue">Queue to which it comes back when it is replayed, declared by <see cref="Broker.DeclareQueues"/>.</param>
    /// <param name="routingKey">Routing key with which it came, and comes back.</param>
    /// <param name="original">Properties with which it came.</param>
    /// <param name="body">Body as it came.</param>
    /// <param name="reason">What an operator must know to repair it.</param>
    public async Task Park(
        string queue, string routingKey, IReadOnlyBasicProperties original, ReadOnlyMemory<byte> body, string reason, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var properties = new BasicProperties(original) { DeliveryMode = DeliveryModes.Persistent };
        properties.MessageId = original.MessageId ?? Guid.CreateVersion7(now).ToString();
        properties.Type = original.Type ?? routingKey;
        if (!properties.IsTimestampPresent()) properties.Timestamp = new AmqpTimestamp(now.ToUnixTimeSeconds());
        properties.Headers = original.Headers is null ? [] : new Dictionary<string, object?>(original.Headers);
        properties.Headers[QueueHeader] = queue;
        properties.Headers[ReasonHeader] = reason.Length > 1_000 ? reason[..1_000] : reason;
        properties.Headers[InstantHeader] = now.ToString("O");
        await using var channel = await broker.OpenConfirmed(ct);
        await channel.BasicPublishAsync(broker.ParkedQueue, routingKey, mandatory: true, properties, body, ct);
        Signals.Parked.Add(1);
        Parked(log, properties.Type, properties.MessageId, reason);
    }

    /// <summary>What waits in the parked queue, oldest first; nothing is taken out.</summary>
    public async Task<IReadOnlyList<ParkedMessage>> List(int most, CancellationToken ct)
    {
        await using var channel = await broker.Open(ct);
        var found = new List<ParkedMessage>();
        while (found.Count < Math.Min(most, ListedMax) && await channel.BasicGetAsync(broker.ParkedQueue, autoAck: false, ct) is { } got)
            found.Add(Read(got));
        return found;
    }

    /// <summary>Gives one parked message back to the queue from which it came, repaired when a new body is given.</summary>
    /// <returns>False when no such message waits.</returns>
    public async Task<bool> Replay(string id, byte[]? repairedBody, CancellationToken ct)
    {
        await using var channel = await broker.OpenConfirmed(ct);
        for (var seen = 0; seen < ListedMax && await channel.BasicGetAsync(broker.ParkedQueue, autoAck: false, ct) is { } got; seen++)
        {
            if (got.BasicProperties.MessageId != id) continue;
            var properties = new BasicProperties(got.BasicProperties);
            var queue = Header(got, QueueHeader) ?? Header(got, "x-first-death-queue") ?? broker.Service;
            foreach (var header in Ours) properties.Headers?.Remove(header);
            await channel.BasicPublishAsync(queue, got.RoutingKey, mandatory: true, properties, repairedBody ?? got.Body, ct);
            await channel.BasicAckAsync(got.DeliveryTag, multiple: false, ct);
            return true;
        }
        return false;
    }

    /// <summary>A message without a type both fails and stays unconsumed in MassTransit's eyes; it is parked once.</summary>
    private sealed class Once
    {
        private int asked;

        public bool IsFirst() => Interlocked.Exchange(ref asked, 1) == 0;
    }

    private static ParkedMessage Read(BasicGetResult got)
    {
        return new ParkedMessage(got.BasicProperties.MessageId ?? "", got.BasicProperties.Type ?? "",
            Header(got, ReasonHeader) ?? $"delivered {BusTopology.DeliveriesMax} times without an answer",
            DateTimeOffset.TryParse(Header(got, InstantHeader), out var at) ? at : null, Encoding.UTF8.GetString(got.Body.Span));
    }

    private static string? Header(BasicGetResult got, string key) =>
        got.BasicProperties.Headers is { } headers && headers.TryGetValue(key, out var value) && value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : null;

    [LoggerMessage(3, LogLevel.Warning, "Parked {Kind} {Id}: {Reason}")]
    private static partial void Parked(ILogger log, string kind, string id, string reason);
}
