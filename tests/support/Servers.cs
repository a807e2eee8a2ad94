using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using Npgsql;

namespace Ioc.Tests.Support;

/// <summary>Real servers for tests that need no service: started on free ports by the runner itself, gone with the test process.</summary>
public sealed class Servers : IAsyncDisposable
{
    private readonly string home = Path.Combine(Path.GetTempPath(), $"ioc-{Guid.NewGuid():N}");
    private readonly DistributedApplication application;
    private readonly IResourceBuilder<PostgresServerResource>? db;
    private readonly IResourceBuilder<RedisResource>? cache;
    private readonly IResourceBuilder<RabbitMQServerResource>? bus;
    private int databases;

    private Servers(bool withDb, bool withCache, bool withBus)
    {
        var builder = DistributedApplication.CreateBuilder([$"--IOC_HOME={home}", "--echo=false", "--patience=0"]);
        db = withDb ? builder.AddPostgres("db") : null;
        cache = withCache ? builder.AddRedis("cache") : null;
        bus = withBus ? Bus(builder) : null;
        application = builder.Build();
    }

    /// <summary>The administrator's AMQP address.</summary>
    public string BusAddress { get; private set; } = "";

    /// <summary>The broker's management API.</summary>
    public Uri Management => new(bus!.GetEndpoint("management").Url);

    /// <summary>The broker's MQTT port on the loopback.</summary>
    public int MqttPort => new Uri(bus!.GetEndpoint("mqtt").Url).Port;

    /// <summary>How StackExchange.Redis reaches the cache.</summary>
    public string CacheAddress { get; private set; } = "";

    /// <summary>The administrator's connection string, without a database.</summary>
    public string DbAddress { get; private set; } = "";

    /// <summary>Starts the servers named and waits until they answer.</summary>
    public static async Task<Servers> StartAsync(bool db = false, bool cache = false, bool bus = false)
    {
        var servers = new Servers(db, cache, bus);
        await servers.application.StartAsync();
        servers.DbAddress = await AddressAsync(servers.db?.Resource);
        servers.CacheAddress = await AddressAsync(servers.cache?.Resource);
        servers.BusAddress = await AddressAsync(servers.bus?.Resource);
        return servers;
    }

    /// <summary>Makes an empty database that nobody else uses, and answers with its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref databases)}";
        await using var source = NpgsqlDataSource.Create($"{DbAddress};Database=postgres");
        await using var make = source.CreateCommand($"CREATE DATABASE {name}");
        await make.ExecuteNonQueryAsync();
        return $"{DbAddress};Database={name}";
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await application.DisposeAsync();
        Directory.Delete(home, recursive: true);
    }

    private static IResourceBuilder<RabbitMQServerResource> Bus(DistributedApplicationBuilder builder) =>
        builder.AddRabbitMQ("bus", userName: builder.AddParameter("bus-admin", "admin"))
            .WithBindMount("../infra/rabbitmq/enabled_plugins", "/etc/rabbitmq/enabled_plugins")
            .WithBindMount("../infra/rabbitmq/ioc.conf", "/etc/rabbitmq/conf.d/20-ioc.conf")
            .WithManagementPlugin()
            .WithEndpoint(targetPort: 1883, scheme: "mqtt", name: "mqtt")
            .WithHttpEndpoint(targetPort: 15692, name: "prometheus");

    private static async Task<string> AddressAsync(ServerResource? server) =>
        server is null ? "" : await server.ConnectionStringExpression.GetValueAsync() ?? "";
}
