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
    private const string InstantHeader = "ioc-parked-at";

    /// <summary>Puts a message aside; returns when the broker holds it.</summary>
    internal async Task Park(ReceiveContext message, string reason)
    {
        if (!message.GetOrAddPayload(() => new Once()).IsFirst()) return;
        var properties = new BasicProperties { DeliveryMode = DeliveryModes.Persistent, ContentType = "application/json" };
        properties.Headers = message.TransportHeaders.GetAll()
            .Where(x => x.Value is string or int or long or bool).ToDictionary(x => x.Key, x => (object?)x.Value);
        var original = message.GetPayload<RabbitMqBasicConsumeContext>().Properties;
        properties.MessageId = original.MessageId ?? Guid.CreateVersion7(clock.GetUtcNow()).ToString();
        properties.Type = original.Type;
        properties.Headers[ReasonHeader] = reason.Length > 1_000 ? reason[..1_000] : reason;
        properties.Headers[InstantHeader] = clock.GetUtcNow().ToString("O");
        await using var channel = await broker.OpenConfirmed(message.CancellationToken);
        await channel.BasicPublishAsync(broker.ParkedQueue, "", mandatory: true, properties, message.GetBody(), message.CancellationToken);
        Signals.Parked.Add(1);
        Parked(log, properties.Type ?? "?", properties.MessageId ?? "?", reason);
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

    /// <summary>Gives one parked message back to the service's own queue, repaired when a new body is given.</summary>
    /// <returns>False when no such message waits.</returns>
    public async Task<bool> Replay(string id, byte[]? repairedBody, CancellationToken ct)
    {
        await using var channel = await broker.OpenConfirmed(ct);
        for (var seen = 0; seen < ListedMax && await channel.BasicGetAsync(broker.ParkedQueue, autoAck: false, ct) is { } got; seen++)
        {
            if (got.BasicProperties.MessageId != id) continue;
            var properties = new BasicProperties(got.BasicProperties);
            foreach (var header in (string[])[ReasonHeader, InstantHeader, "x-death", "x-delivery-count"]) properties.Headers?.Remove(header);
            await channel.BasicPublishAsync(broker.Service, "", mandatory: true, properties, repairedBody ?? got.Body, ct);
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
        var headers = got.BasicProperties.Headers;
        string? Header(string key) => headers is not null && headers.TryGetValue(key, out var value) && value is byte[] bytes
            ? Encoding.UTF8.GetString(bytes) : null;
        return new ParkedMessage(got.BasicProperties.MessageId ?? "", got.BasicProperties.Type ?? "",
            Header(ReasonHeader) ?? $"delivered {BusTopology.DeliveriesMax} times without an answer",
            DateTimeOffset.TryParse(Header(InstantHeader), out var at) ? at : null, Encoding.UTF8.GetString(got.Body.Span));
    }

    [LoggerMessage(3, LogLevel.Warning, "Parked {Kind} {Id}: {Reason}")]
    private static partial void Parked(ILogger log, string kind, string id, string reason);
}
