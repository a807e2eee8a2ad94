using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Ioc.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Ioc.Tests.Support;

/// <summary>A district centre's own system: a plain AMQP client with its own queue on the slices.</summary>
public sealed class Subscriber : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly ConcurrentQueue<(string Key, string Id, string Body, string? Trace)> heard = new();
    private readonly Stopwatch age = Stopwatch.StartNew();

    private Subscriber(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    /// <summary>Everything heard: routing key, CloudEvents id, body, trace id.</summary>
    public IReadOnlyCollection<(string Key, string Id, string Body, string? Trace)> Heard => heard;

    /// <summary>Connects, makes the queue, binds it and listens.</summary>
    /// <param name="address">AMQP address of the district's own account.</param>
    /// <param name="queue">Name with the account's prefix.</param>
    /// <param name="keys">Binding keys, e.g. <c>74.725.#</c>.</param>
    /// <exception cref="RabbitMQ.Client.Exceptions.OperationInterruptedException">The broker refused the queue or the key.</exception>
    public static async Task<Subscriber> ConnectAsync(string address, string queue, params string[] keys)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        try
        {
            var channel = await connection.CreateChannelAsync();
            var subscriber = new Subscriber(connection, channel);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false,
                new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
            foreach (var key in keys) await channel.QueueBindAsync(queue, "ioc.slices", key);
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += subscriber.Hear;
            await channel.BasicConsumeAsync(queue, autoAck: false, consumer);
            return subscriber;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until a killed broker would come back with the queue: one of RabbitMQ's that is younger is not on disk yet.</summary>
    public Task Settles() => Eventually.Holds(() => Task.FromResult(age.Elapsed > Broker.NewQueueSettles), "the queue is on the broker's disk");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    private async Task Hear(object sender, BasicDeliverEventArgs message)
    {
        var headers = message.BasicProperties.Headers!;
        var id = Encoding.UTF8.GetString((byte[])headers["cloudEvents:id"]!);
        var trace = headers.TryGetValue("traceparent", out var found) ? Encoding.UTF8.GetString((byte[])found!).Split('-')[1] : null;
        heard.Enqueue((message.RoutingKey, id, Encoding.UTF8.GetString(message.Body.Span), trace));
        await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
    }
}
