using Microsoft.Extensions.Hosting;

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

    /// <summary>Whatever is parked stays until an operator takes it.</summary>
    public static Dictionary<string, object?> ParkedArguments { get; } = new() { ["x-queue-type"] = "quorum" };

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var channel = await broker.Open(cancellationToken);
        await broker.DeclareQueues(channel, cancellationToken, broker.ParkedQueue, broker.Service);
        foreach (var exchange in bus.Exchanges)
            await channel.QueueBindAsync(broker.Service, exchange, "#", cancellationToken: cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
