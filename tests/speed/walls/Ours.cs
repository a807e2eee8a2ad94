using System.Net;
using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Gateway;
using Ioc.Messaging;
using Ioc.Screens;
using Ioc.Screens.Tiles;
using Ioc.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Ioc.Tests.Speed.Walls;

/// <summary>Screens as they are delivered: one replica by itself, or two behind the gateway. A tile is said as another replica would: put in Redis and told.</summary>
internal sealed class Ours : IBroadcaster
{
    public const int BeatSeconds = 2;
    public const int Tiles = 10;

    /// <summary>Makes a tile 1 KB.</summary>
    public static readonly string Filling = new('x', 800);

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-walls-");
    private readonly List<Running> replicas = [];
    private readonly Running gateway;
    private readonly IPEndPoint[] rooms;
    private readonly Cache cache;
    private readonly Shelf shelf;
    private readonly string token;
    private readonly bool throughGateway;

    private Ours(Servers servers, int replicasCount, bool throughGateway)
    {
        this.throughGateway = throughGateway;
        Name = throughGateway ? $"{replicasCount} behind gateway" : "screens";
        var door = Running.FreePort();
        rooms = [.. Enumerable.Range(0, replicasCount).Select(_ => Running.FreePort())];
        var keyFile = Path.Combine(home.FullName, "key.pem");
        var authority = $"http://{door}";
        (string, string)[] everyone = [("ASPNETCORE_ENVIRONMENT", "Development"), ("Auth__Authority", authority), ("ConnectionStrings__cache", servers.CacheAddress),
            ("ConnectionStrings__bus", servers.BusAddress), ("Areas__PinnedOn", "2025-06-30"), ("Screens__BeatEverySeconds", $"{BeatSeconds}"),
            ("LocalIssuer__KeyFile", keyFile), ("Devices__KeyFile", Path.Combine(home.FullName, "devices.pem")),
            ("Limits__PerCaller__stream__RequestsPerSecond", "100000"), ("Limits__PerCaller__stream__BurstRequests", "100000")];
        var routes = new ConfigurationBuilder().AddJsonFile(Path.Combine(Folder("gateway"), "appsettings.json")).Build().GetSection("ReverseProxy:Clusters").GetChildren();
        gateway = new Running("dotnet", [Path.Combine(Folder("gateway"), "Ioc.Gateway.dll")],
            [.. everyone, ("ASPNETCORE_URLS", authority), .. routes.SelectMany(x => rooms.Select((room, i) => ($"services__{x.Key}__http__{i}", $"http://{room}")))]);
        foreach (var room in rooms)
            replicas.Add(new Running("dotnet", [Path.Combine(Folder("services/screens"), "Ioc.Screens.dll")], [.. everyone, ("ASPNETCORE_URLS", $"http://{room}")]));
        Address = throughGateway ? door : rooms[0];
        token = LocalIssuer.Open(keyFile, authority).Mint("device", ["74"], TimeSpan.FromHours(1));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:cache", servers.CacheAddress)]).Build();
        cache = new Cache(configuration, Options.Create(new ScreensOptions()));
        shelf = new Shelf(cache, new Screens.Tiles.Limits(AreaTree.Bundled(null)), TimeProvider.System, Options.Create(new MessagingOptions()));
    }

    public string Name { get; }

    public IPEndPoint Address { get; }

    /// <summary>The replica that serves the most streams: its number and the address of the other.</summary>
    public async Task<(int Busier, IPEndPoint Other)> Busier()
    {
        var open = new List<double>();
        foreach (var room in rooms)
        {
            using var client = new HttpClient { BaseAddress = new Uri($"http://{room}") };
            open.Add(await Replica.Metric(client, "ioc_screens_streams_open"));
        }
        var busier = open[0] >= open[1] ? 0 : 1;
        return (busier, rooms[1 - busier]);
    }

    /// <summary>Kills a replica.</summary>
    public ValueTask Kill(int replica) => replicas[replica].DisposeAsync();

    /// <summary>Somebody who may look.</summary>
    public HttpClient Caller(IPEndPoint address)
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://{address}") };
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {token}");
        return client;
    }

    // At the gateway the end of a stream is then the end of the connection, which is what the crowd looks for.
    public string Request => $"GET /api/screens/74/stream HTTP/1.1\r\nHost: {Address}\r\nAuthorization: Bearer {token}\r\nAccept: text/event-stream\r\nConnection: close\r\n\r\n";

    /// <summary>Starts everything and waits until a stream could be opened.</summary>
    public static async Task<Ours> Start(Servers servers, int replicas, bool throughGateway)
    {
        var ours = new Ours(servers, replicas, throughGateway);
        try
        {
            // Each replica, not only the first that answers at the gateway: it would get all the streams.
            foreach (var address in ours.rooms.Append(ours.Address))
                using (var client = ours.Caller(address))
                    await Eventually.Holds(async () =>
                    {
                        try { return (await client.GetAsync("/api/screens/74/tiles")).IsSuccessStatusCode; }
                        catch (HttpRequestException) { return false; }
                    }, $"the screens answer at {address}", TimeSpan.FromMinutes(1));
            return ours;
        }
        catch
        {
            await ours.DisposeAsync();
            throw;
        }
    }

    /// <summary>A broker and a Redis, with the exchange of every fact, as prepare makes them.</summary>
    public static async Task<Servers> StartServers()
    {
        var servers = await Servers.StartAsync(cache: true, bus: true);
        await using var connection = await new ConnectionFactory { Uri = new Uri(servers.BusAddress) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        foreach (var name in FactName.All) await channel.ExchangeDeclareAsync(name.Type, ExchangeType.Topic, durable: true);
        return servers;
    }

    public async Task Say(long number, long stamp)
    {
        var said = await shelf.PutIfNewer(new Word($"bench-{number % Tiles}", "74", false, number, TimeProvider.System.GetUtcNow()),
            [new Tile($"bench.tile-{number % Tiles}", number, "ticket") { Detail = new { Sent = stamp, Text = Filling } }], CancellationToken.None);
        if (!said) throw new InvalidOperationException($"Tile {number} was old news.");
    }

    public long MemoryBytes() => replicas.Sum(x => x.MemoryBytes()) + (throughGateway ? gateway.MemoryBytes() : 0);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in replicas.Append(gateway)) await process.DisposeAsync();
        await cache.DisposeAsync();
        home.Delete(recursive: true);
    }

    private static string Folder(string room) => AppContext.BaseDirectory.Replace("/tests/speed/", $"/{room}/");
}
