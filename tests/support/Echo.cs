using System.Text;
using Ioc.Contracts;
using RabbitMQ.Client;

namespace Ioc.Tests.Support;

/// <summary>Publishes facts once more with the id they had, as a broker or a relay does after a lost confirm.</summary>
public sealed class Echo : IAsyncDisposable
{
    private readonly IConnection connection;
    private readonly IChannel channel;

    private Echo(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    /// <summary>Connects with the account that owns the exchanges.</summary>
    public static async Task<Echo> ConnectAsync(string address)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        return new Echo(connection, await connection.CreateChannelAsync(new CreateChannelOptions(true, true)));
    }

    /// <summary>Publishes one fact again.</summary>
    public async Task Repeat((string Key, string Id, string Body, string? Trace) fact)
    {
        var parts = fact.Key.Split('.');
        var name = FactName.All.Single(x => x.Domain == parts[^2] && x.Name == parts[^1]);
        await channel.BasicPublishAsync(name.Type, fact.Key, mandatory: true, new BasicProperties
        {
            MessageId = fact.Id, Type = name.Type, ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent,
            Headers = new Dictionary<string, object?> { ["MT-MessageType"] = name.Urn, ["cloudEvents:id"] = fact.Id },
        }, Encoding.UTF8.GetBytes(fact.Body));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
