using Ioc.Contracts;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>One connection of this process to the broker, made when first needed and kept through broker restarts.</summary>
public sealed class Broker(IConfiguration configuration, TimeProvider clock, string service) : IAsyncDisposable
{
    /// <summary>Unconfirmed messages a channel may have under way.</summary>
    public const int UnconfirmedMax = 1_000;

    private readonly SemaphoreSlim gate = new(1);
    private IConnection? connection;
    private IChannel? announcing;

    /// <summary>The service whose queue and user this is.</summary>
    public string Service => service;

    /// <summary>Name of the queue for messages that could not be applied.</summary>
    public string ParkedQueue => service + ".parked";

    /// <summary>Address and account of the broker.</summary>
    /// <exception cref="InvalidOperationException">The connection string is missing.</exception>
    public Uri Address => new(configuration.GetConnectionString("bus")
        ?? throw new InvalidOperationException("ConnectionStrings:bus is missing; give amqp://user:password@host:port/."));

    /// <summary>A channel of its own for a reader.</summary>
    public async Task<IChannel> Open(CancellationToken ct) => await (await Connect(ct)).CreateChannelAsync(cancellationToken: ct);

    /// <summary>A channel whose publishes return when the broker has taken the message, and throw when it has not.</summary>
    public async Task<IChannel> OpenConfirmed(CancellationToken ct) => await (await Connect(ct)).CreateChannelAsync(
        new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true,
            new ThrottlingRateLimiter(UnconfirmedMax)), ct);

    /// <summary>
    /// Declares a quorum queue of this service with the limits of its main queue, and an exchange of the same name,
    /// by which parked messages come back: a service may not publish to the default exchange.
    /// </summary>
    public async Task DeclareQueue(IChannel channel, string queue, CancellationToken ct)
    {
        await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: ct);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, BusTopology.QueueArguments(this), cancellationToken: ct);
        await channel.QueueBindAsync(queue, queue, "", cancellationToken: ct);
    }

    /// <summary>Announces a fact that belongs to no transaction; returns when the broker holds it.</summary>
    public async Task Announce(IFact fact, CancellationToken ct)
    {
        var envelope = Envelope.Of(fact, clock.GetUtcNow());
        await gate.WaitAsync(ct);
        try
        {
            if (announcing is not { IsOpen: true }) announcing = await OpenConfirmedInside(ct);
            await announcing.BasicPublishAsync(envelope.Exchange, envelope.RoutingKey, mandatory: false, envelope.Properties(), envelope.Body, ct);
        }
        finally { gate.Release(); }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task<IConnection> Connect(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try { return await ConnectInside(ct); }
        finally { gate.Release(); }
    }

    private async Task<IConnection> ConnectInside(CancellationToken ct)
    {
        if (connection is { IsOpen: true }) return connection;
        if (connection is not null) await connection.DisposeAsync();
        var factory = new ConnectionFactory { Uri = Address, ClientProvidedName = service, AutomaticRecoveryEnabled = false };
        return connection = await factory.CreateConnectionAsync(ct);
    }

    private async Task<IChannel> OpenConfirmedInside(CancellationToken ct) => await (await ConnectInside(ct)).CreateChannelAsync(
        new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), ct);
}
