using Ioc.Contracts.Hotline;
using Ioc.Messaging;
using Ioc.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using RabbitMQ.Client;

namespace Ioc.Tests.Speed.Messaging;

/// <summary>An outbox of the house's own schema and a broker with one quorum queue behind the fact's exchange.</summary>
public sealed class Outbox : IAsyncDisposable
{
    private const string Queue = "bench";
    private readonly Servers servers;
    private readonly IConnection connection;
    private readonly Envelope message = Envelope.Of(
        new TicketCountsChanged("74.725.25975", false, 1, TimeProvider.System.GetUtcNow(), new TicketCounts(120, 7, 3, 48, 31, 22, 19)),
        TimeProvider.System.GetUtcNow());

    private Outbox(Servers servers, NpgsqlDataSource source, IConnection connection, IChannel channel) =>
        (this.servers, Source, this.connection, Channel) = (servers, source, connection, channel);

    public NpgsqlDataSource Source { get; }

    /// <summary>A channel with tracked confirms, as the relay has.</summary>
    public IChannel Channel { get; }

    public static async Task<Outbox> StartAsync()
    {
        var servers = await Servers.StartAsync(db: true, bus: true);
        var source = NpgsqlDataSource.Create(await servers.NewDatabaseAsync());
        var connection = await new ConnectionFactory { Uri = new Uri(servers.BusAddress) }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync(new CreateChannelOptions(
            publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, new ThrottlingRateLimiter(Broker.UnconfirmedMax)));
        var outbox = new Outbox(servers, source, connection, channel);
        await outbox.Make();
        return outbox;
    }

    /// <summary>Exactly so many rows in the outbox, and an empty queue.</summary>
    public async Task Fill(int rows)
    {
        await Channel.QueuePurgeAsync(Queue);
        await using var fill = Source.CreateCommand("""
            truncate outbox;
            insert into outbox (message_id, exchange, routing_key, urn, body, happened_at)
            select gen_random_uuid(), @exchange, @key, @urn, @body, now() from generate_series(1, @rows);
            analyze outbox
            """);
        fill.Parameters.AddWithValue("exchange", message.Exchange);
        fill.Parameters.AddWithValue("key", message.RoutingKey);
        fill.Parameters.AddWithValue("urn", message.Urn);
        fill.Parameters.AddWithValue("body", message.Body);
        fill.Parameters.AddWithValue("rows", rows);
        await fill.ExecuteNonQueryAsync();
    }

    /// <summary>Refuses a run that lost or repeated something: a fast relay that loses is not fast.</summary>
    public async Task Demand(int rows)
    {
        await using var count = Source.CreateCommand("select count(*) from outbox");
        var left = (long)(await count.ExecuteScalarAsync())!;
        if (left != 0) throw new InvalidOperationException($"{left} rows are still in the outbox.");
        await Eventually.Holds(async () => await Channel.MessageCountAsync(Queue) == rows, $"the queue holds {rows} messages");
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await connection.DisposeAsync();
        await Source.DisposeAsync();
        await servers.DisposeAsync();
    }

    private async Task Make()
    {
        await new SchemaRunner(Source, typeof(Outbox).Assembly, NullLogger<SchemaRunner>.Instance).StartAsync(CancellationToken.None);
        await Channel.ExchangeDeclareAsync(message.Exchange, ExchangeType.Topic, durable: true);
        await Channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await Channel.QueueBindAsync(Queue, message.Exchange, "#");
    }
}
