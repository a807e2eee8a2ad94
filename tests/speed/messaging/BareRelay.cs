using Npgsql;
using RabbitMQ.Client;

namespace Ioc.Tests.Speed.Messaging;

/// <summary>The least that carries an outbox safely, written by hand: take, publish, confirm, commit; no envelope.</summary>
public static class BareRelay
{
    public static async Task<int> CarryBatch(NpgsqlDataSource source, IChannel channel, int batchMessages, CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using var take = new NpgsqlCommand("""
            delete from outbox where id in (select id from outbox order by id limit $1 for update skip locked)
            returning message_id, exchange, routing_key, body
            """, connection) { Parameters = { new NpgsqlParameter<int> { TypedValue = batchMessages } } };
        var confirms = new List<Task>(batchMessages);
        await using (var reader = await take.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
                confirms.Add(channel.BasicPublishAsync(reader.GetString(1), reader.GetString(2), mandatory: false,
                    new BasicProperties { MessageId = reader.GetGuid(0).ToString(), DeliveryMode = DeliveryModes.Persistent },
                    reader.GetFieldValue<byte[]>(3), ct).AsTask());
        await Task.WhenAll(confirms);
        await transaction.CommitAsync(ct);
        return confirms.Count;
    }
}
