using Ioc.Messaging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Ioc.Screens.Tiles;

/// <summary>Redis: what the replicas share. Every key and the channel begin with <c>screens:</c>.</summary>
public sealed class Cache(IConfiguration configuration, IOptions<ScreensOptions> options) : IAsyncDisposable
{
    /// <summary>Where newer tiles are told to every replica.</summary>
    public const string Channel = "screens:changed";

    private readonly SemaphoreSlim gate = new(1);
    private ConnectionMultiplexer? connection;

    /// <summary>Runs something on Redis, within its time.</summary>
    /// <exception cref="StoreAway">Redis does not answer; nothing may be taken for done.</exception>
    public async Task<T> Ask<T>(Func<IDatabase, Task<T>> ask, CancellationToken ct)
    {
        try
        {
            var redis = await Connect(ct);
            return await ask(redis.GetDatabase()).WaitAsync(TimeSpan.FromSeconds(options.Value.CacheAnswersWithinSeconds), ct);
        }
        catch (Exception failure) when (failure is RedisException or RedisConnectionException or TimeoutException)
        {
            throw new StoreAway("Redis", failure);
        }
    }

    /// <summary>Hears what is told on the channel; heard again by itself after a lost connection.</summary>
    public async Task Hear(Action<byte[]> heard, CancellationToken ct)
    {
        try { await (await Connect(ct)).GetSubscriber().SubscribeAsync(Channel, (_, message) => heard(message!)); }
        catch (Exception failure) when (failure is RedisException or RedisConnectionException or TimeoutException)
        {
            throw new StoreAway("Redis", failure);
        }
    }

    /// <summary>Reads a script that comes with the program.</summary>
    public static string Script(string name)
    {
        using var reader = new StreamReader(typeof(Cache).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (connection is not null) await connection.CloseAsync();
    }

    private async Task<ConnectionMultiplexer> Connect(CancellationToken ct)
    {
        if (connection is not null) return connection;
        await gate.WaitAsync(ct);
        try
        {
            if (connection is not null) return connection;
            var address = configuration.GetConnectionString("cache")
                ?? throw new InvalidOperationException("ConnectionStrings:cache is missing; give host:port[,password=...].");
            var settings = ConfigurationOptions.Parse(address);
            settings.AbortOnConnectFail = false;
            settings.ClientName = "screens";
            settings.KeepAlive = 5;
            return connection = await ConnectionMultiplexer.ConnectAsync(settings);
        }
        finally { gate.Release(); }
    }
}
