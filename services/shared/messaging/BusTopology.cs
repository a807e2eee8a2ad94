using Ioc.Areas;
using Ioc.Defaults;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>Declares the service's queue and binds it before anything is consumed or accepted, with no more rights than its own prefix; a new one asks for what it missed.</summary>
/// <remarks>The fact exchanges themselves are made by infra/prepare, which alone may make them for every service.</remarks>
internal sealed class BusTopology(Broker broker, Bus bus, AreaTree areas, TimeProvider clock) : IHostedService
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
        // An exchange that nothing is bound to: the mark that was set when everything had been asked for. A killed start asks again.
        var asked = broker.Service + ".asked";
        if (!await broker.HasQueue(broker.Service, cancellationToken)) await channel.ExchangeDeleteAsync(asked, cancellationToken: cancellationToken);
        await broker.DeclareQueues(channel, cancellationToken, broker.ParkedQueue, broker.Service);
        foreach (var exchange in bus.Exchanges)
            await channel.QueueBindAsync(broker.Service, exchange, "#", cancellationToken: cancellationToken);
        if (await broker.HasExchange(asked, cancellationToken)) return;
        if (areas.Roots(clock.Today()) is [var root, ..])
            foreach (var (question, ofItself) in bus.Questions)
                await (ofItself ? broker.AnnounceToSelf(question(root.Path), cancellationToken) : broker.Announce(question(root.Path), cancellationToken));
        await channel.ExchangeDeclareAsync(asked, ExchangeType.Fanout, durable: true, cancellationToken: cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
