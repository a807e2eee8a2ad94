using Ioc.Contracts;
using RabbitMQ.Client;

namespace Ioc.Prepare;

/// <summary>One durable topic exchange for each fact of the contracts, all of them bound into the slices.</summary>
public static class Exchanges
{
    /// <summary>Declares them; what is already there stays as it is.</summary>
    public static async Task Declare(Settings settings, CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = settings.Bus, ClientProvidedName = "prepare" }.CreateConnectionAsync(ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        await channel.ExchangeDeclareAsync(FactName.SlicesExchange, ExchangeType.Topic, durable: true, cancellationToken: ct);
        foreach (var fact in FactName.All)
        {
            await channel.ExchangeDeclareAsync(fact.Type, ExchangeType.Topic, durable: true, cancellationToken: ct);
            await channel.ExchangeBindAsync(FactName.SlicesExchange, fact.Type, "#", cancellationToken: ct);
        }
    }
}
