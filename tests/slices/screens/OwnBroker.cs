using Ioc.Contracts;
using Ioc.Tests.Support;
using RabbitMQ.Client;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

/// <summary>A broker of one test class, with the exchange of every fact, as prepare makes them.</summary>
public sealed class OwnBroker : IAsyncLifetime
{
    private Servers? servers;

    public string Address => servers!.BusAddress;

    public async ValueTask InitializeAsync()
    {
        servers = await Servers.StartAsync(bus: true);
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in FactName.All) await channel.ExchangeDeclareAsync(name.Type, ExchangeType.Topic, durable: true);
    }

    public Task<IConnection> Connect() => new ConnectionFactory { Uri = new Uri(Address) }.CreateConnectionAsync();

    public async ValueTask DisposeAsync()
    {
        if (servers is not null) await servers.DisposeAsync();
    }
}
