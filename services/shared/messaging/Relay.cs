using System.Diagnostics;
using Dapper;
using Ioc.Defaults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>Carries the outbox to the broker: a row is gone only when the broker has confirmed it, so a crash repeats and never loses.</summary>
public sealed partial class Relay(
    NpgsqlDataSource source, Broker broker, Wakes wakes, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<Relay> log)
    : BackgroundService
{
    /// <summary>Gathers what is committed side by side into one batch: a batch of ten costs database and broker little more than one of one.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan MeasureEvery = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan TryAgainAfter = TimeSpan.FromSeconds(1);
    private IChannel? channel;
    private DateTimeOffset measureAt;

    /// <summary>Takes, publishes, confirms and removes one batch; answers how many.</summary>
    /// <param name="source">Database of the outbox.</param>
    /// <param name="channel">Channel with confirms.</param>
    /// <param name="batchMessages">Most messages to take.</param>
    /// <param name="ct">Stops before the commit; the rows stay.</param>
    public static async Task<int> CarryBatch(NpgsqlDataSource source, IChannel channel, int batchMessages, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        var batch = await Take(connection, batchMessages, ct);
        if (batch.Count == 0) return 0;
        var confirms = new List<Task>(batch.Count);
        foreach (var message in batch)
        {
            // The client's own span would begin another trace here and write it over the one that the fact carries.
            using var carried = Telemetry.Source.StartActivity("relay", ActivityKind.Internal, message.Traceparent);
            confirms.Add(channel.BasicPublishAsync(
                message.Exchange, message.RoutingKey, mandatory: false, message.Properties(), message.Body, ct).AsTask());
        }
        await Task.WhenAll(confirms);
        await transaction.CommitAsync(ct);
        return batch.Count;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try { await Carry(stoppingToken); }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { break; }
            catch (Exception failure)
            {
                Waits(log, failure.GetBaseException().Message);
                await Drop();
                await Task.Delay(TryAgainAfter, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        await Drop();
    }

    private async Task Carry(CancellationToken ct)
    {
        channel ??= await broker.OpenConfirmed(ct);
        var carried = await CarryBatch(source, channel, options.Value.RelayBatchMessages, ct);
        Signals.Relayed.Add(carried);
        if (clock.GetUtcNow() >= measureAt) await Measure(ct);
        // A commit during this batch has rung again: only a full batch says that more may lie there already.
        if (carried == options.Value.RelayBatchMessages) return;
        await wakes.Outbox.Heard(TimeSpan.FromMilliseconds(options.Value.RelayIdleMilliseconds), ct);
        await Task.Delay(Gather, ct);
    }

    private static async Task<List<Envelope>> Take(NpgsqlConnection connection, int rows, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                // A removal that a power cut undoes is a message carried twice, which every consumer knows; waiting for the disk buys nothing.
                new NpgsqlBatchCommand("set local synchronous_commit = off"),
                new NpgsqlBatchCommand("""
                    delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked)
                    returning id, message_id, exchange, routing_key, urn, body, traceparent, happened_at
                    """) { Parameters = { new NpgsqlParameter<int> { TypedValue = rows } } },
            },
        };
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var taken = new List<(long Id, Envelope Message)>(rows);
        while (await reader.ReadAsync(ct))
            taken.Add((reader.GetInt64(0), new Envelope(reader.GetGuid(1), reader.GetString(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<byte[]>(5), reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetFieldValue<DateTimeOffset>(7))));
        taken.Sort((a, b) => a.Id.CompareTo(b.Id));
        return taken.ConvertAll(x => x.Message);
    }

    private async Task Measure(CancellationToken ct)
    {
        measureAt = clock.GetUtcNow() + MeasureEvery;
        await using var connection = await source.OpenConnectionAsync(ct);
        var (rows, oldest) = await connection.QuerySingleAsync<(long, DateTime?)>(
            "select count(*), min(happened_at) from (select happened_at from outbox order by id limit 100000) waiting");
        Signals.Outbox.Keep(rows, oldest is { } at ? Math.Max(0, (clock.GetUtcNow().UtcDateTime - at).TotalSeconds) : 0);
    }

    private async Task Drop()
    {
        if (channel is null) return;
        await channel.DisposeAsync();
        channel = null;
    }

    [LoggerMessage(2, LogLevel.Warning, "Outbox waits: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
