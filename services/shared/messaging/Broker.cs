using Ioc.Contracts;
using Microsoft.Extensions.Configuration;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Ioc.Messaging;

/// <summary>One connection of this process to the broker, made when first needed and kept through broker restarts.</summary>
public sealed class Broker(IConfiguration configuration, TimeProvider clock, string service) : IAsyncDisposable
{
    /// <summary>Unconfirmed messages a channel may have under way.</summary>
    public const int UnconfirmedMax = 1_000;

    /// <summary>
    /// RabbitMQ writes the name of a new quorum queue to disk up to a second after it has declared it. Killed before that, it comes
    /// back with a queue that has lost whatever it confirmed and never finds a leader (runbook queue-without-leader).
    /// </summary>
    public static readonly TimeSpan NewQueueSettles = TimeSpan.FromSeconds(2);

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
    /// Declares quorum queues of this service, each with an exchange of the same name, by which parked messages come back:
    /// a service may not publish to the default exchange. Returns when the broker would still know them after being killed,
    /// so that whoever binds them now may trust a confirm.
    /// </summary>
    public async Task DeclareQueues(IChannel channel, CancellationToken ct, params string[] queues)
    {
        var made = false;
        foreach (var name in queues)
        {
            made |= !await HasQueue(name, ct);
            await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: ct);
            await channel.QueueDeclareAsync(name, durable: true, exclusive: false, autoDelete: false,
                name == ParkedQueue ? BusTopology.ParkedArguments : BusTopology.QueueArguments(this), cancellationToken: ct);
        }
        if (made) await Task.Delay(NewQueueSettles, ct);
        foreach (var name in queues) await channel.QueueBindAsync(name, name, "", cancellationToken: ct);
    }

    /// <summary>Whether the broker knows a queue.</summary>
    public Task<bool> HasQueue(string name, CancellationToken ct) => Has(channel => channel.QueueDeclarePassiveAsync(name, ct), ct);

    /// <summary>Whether the broker knows an exchange.</summary>
    public Task<bool> HasExchange(string name, CancellationToken ct) => Has(channel => channel.ExchangeDeclarePassiveAsync(name, ct), ct);

    /// <summary>Announces a fact that belongs to no transaction; returns when the broker holds it.</summary>
    public Task Announce(IFact fact, CancellationToken ct) => Announce(fact, FactName.Of(fact.GetType()).Type, ct);

    /// <summary>Says a fact to this service's own queue alone; returns when the broker holds it.</summary>
    public Task AnnounceToSelf(IFact fact, CancellationToken ct) => Announce(fact, service, ct);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        gate.Dispose();
    }

    private async Task Announce(IFact fact, string exchange, CancellationToken ct)
    {
        var envelope = Envelope.Of(fact, clock.GetUtcNow());
        await gate.WaitAsync(ct);
        try
        {
            if (announcing is not { IsOpen: true }) announcing = await OpenConfirmedInside(ct);
            await announcing.BasicPublishAsync(exchange, envelope.RoutingKey, mandatory: false, envelope.Properties(), envelope.Body, ct);
        }
        finally { gate.Release(); }
    }

    private async Task<bool> Has(Func<IChannel, Task> look, CancellationToken ct)
    {
        await using var channel = await Open(ct);
        try
        {
            await look(channel);
            return true;
        }
        catch (OperationInterruptedException missing) when (missing.ShutdownReason?.ReplyCode == Constants.NotFound) { return false; }
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
