using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>Declares the service's queue and binds it before anything is consumed, with no more rights than its own prefix.</summary>
/// <remarks>The fact exchanges themselves are made by infra/prepare, which alone may make them for every service.</remarks>
internal sealed class BusTopology(Broker broker, Bus bus) : IHostedService
{
    /// <summary>Deliveries of one message before the broker itself parks it: a message that kills its consumer must not do so for ever.</summary>
    public const int DeliveriesMax = 20;

    /// <summary>Said outright, since the defaults differ between RabbitMQ 3 and 4.</summary>
    public static Dictionary<string, object?> QueueArguments(Broker broker) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = DeliveriesMax,
        ["x-dead-letter-exchange"] = broker.ParkedQueue,
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var channel = await broker.Open(cancellationToken);
        await channel.ExchangeDeclareAsync(broker.ParkedQueue, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
        await channel.QueueDeclareAsync(broker.ParkedQueue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancellationToken);
        await channel.QueueBindAsync(broker.ParkedQueue, broker.ParkedQueue, "", cancellationToken: cancellationToken);
        await broker.DeclareQueue(channel, broker.Service, cancellationToken);
        foreach (var exchange in bus.Exchanges)
            await channel.QueueBindAsync(broker.Service, exchange, "#", cancellationToken: cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
