using System.Collections.Concurrent;
using System.Diagnostics;
using Ioc.Tests.Support;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ioc.Tests.Speed.WallPath;

/// <summary>The peer: the broker's own client, one quorum queue, publish to consume, at the same rate.</summary>
public static class BareRoundTrip
{
    private const string Queue = "bench";

    public static async Task<Spread> Measure(IConnection connection, int count, int perSecond, int warmUpCount)
    {
        await using var sender = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await using var receiver = await connection.CreateChannelAsync();
        await receiver.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        var trips = new ConcurrentQueue<TimeSpan>();
        var consumer = new AsyncEventingBasicConsumer(receiver);
        consumer.ReceivedAsync += async (_, message) =>
        {
            trips.Enqueue(Stopwatch.GetElapsedTime(BitConverter.ToInt64(message.Body.Span)));
            await receiver.BasicAckAsync(message.DeliveryTag, multiple: false);
        };
        await receiver.BasicConsumeAsync(Queue, autoAck: false, consumer);
        await Even.Send(count, perSecond, _ => sender.BasicPublishAsync("", Queue, mandatory: true,
            new BasicProperties { DeliveryMode = DeliveryModes.Persistent }, BitConverter.GetBytes(Stopwatch.GetTimestamp())).AsTask());
        await Eventually.Holds(() => Task.FromResult(trips.Count == count), $"{count} messages came back");
        await receiver.QueueDeleteAsync(Queue);
        return new Spread(trips.Skip(warmUpCount));
    }
}
