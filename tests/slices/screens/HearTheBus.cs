using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Screens;
using Ioc.Messaging;
using Ioc.Screens.Tiles;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using StackExchange.Redis;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

/// <summary>Screens with a real broker before them and a real Redis behind them.</summary>
public sealed class HearTheBus(OwnBroker broker) : IClassFixture<OwnBroker>, IAsyncLifetime
{
    private const string Asked = "test.totals-wanted";

    private OwnRedis redis = null!;
    private IConnection connection = null!;
    private IChannel channel = null!;
    private Replica replica = null!;
    private HttpClient wall = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await OwnRedis.Open();
        connection = await broker.Connect();
        channel = await connection.CreateChannelAsync();
        foreach (var queue in (string[])["screens", "screens.parked", Asked]) await channel.QueueDeleteAsync(queue);
        await channel.QueueDeclareAsync(Asked, durable: false, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(Asked, Ioc.Contracts.FactName.Of(typeof(TotalsWanted)).Type, "74.screens.totals-wanted");
        replica = await Start();
        wall = replica.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync()
    {
        wall.Dispose();
        await replica.DisposeAsync();
        await connection.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_fact_on_the_bus_is_a_frame_on_the_wall()
    {
        await using var reader = await Reader.Open(wall, "74");
        await reader.Frame();
        await Announce(Facts.Tickets("74", 1, 230));
        Assert.Equal(230, await reader.Figure("74", "tickets.open"));
    }

    [Fact]
    public async Task Facts_doubled_and_late_leave_the_newest()
    {
        foreach (var version in (int[])[1, 3, 2, 3, 5, 4, 1, 5]) await Announce(Facts.Tickets("74", version, 100 + version));
        await Announce(Facts.Tickets("74.725", 1, 1));
        await Eventually.Holds(async () => await Open("74") == 105 && await Open("74.725") == 1 && await Waiting("screens") == 0, "all was heard");
        Assert.Equal(105, await Open("74"));
        Assert.Equal(0u, await Waiting("screens.parked"));
    }

    [Fact]
    public async Task While_Redis_is_away_walls_keep_what_they_have_and_nothing_said_is_lost()
    {
        await Announce(Facts.Tickets("74", 1, 230));
        await Eventually.Holds(async () => await Open("74") == 230, "the first value is on the wall");
        await using var reader = await Reader.Open(wall, "74");
        await reader.Frame();
        await redis.Kill();
        for (var version = 2; version <= 30; version++) await Announce(Facts.Tickets("74", version, 230 + version));
        await Eventually.Holds(async () => await Health() == "Degraded", "the replica says that Redis is away");
        while ((await reader.Next())!.Kind != "beat") Assert.NotEqual("Healthy", await Health());
        Assert.Equal(230, await Open("74"));
        Assert.Equal(HttpStatusCode.OK, (await wall.GetAsync("/health/ready")).StatusCode);
        await redis.Start();
        while (await reader.Figure("74", "tickets.open") is { } value && value < 260) Assert.InRange(value, 231, 260);
        await Eventually.Holds(async () => await Health() == "Healthy", "Redis is back");
        Assert.Equal(0u, await Waiting("screens.parked"));
    }

    [Fact]
    public async Task The_owners_are_asked_for_everything_at_a_start_and_when_Redis_forgot()
    {
        await Eventually.Holds(async () => await Waiting(Asked) == 1, "the owners were asked at the start");
        await redis.Kill();
        await redis.Start();
        await Eventually.Holds(async () => await Waiting(Asked) == 2, "the owners were asked after the loss");
        var message = await channel.BasicGetAsync(Asked, autoAck: true);
        Assert.Equal("74", JsonSerializer.Deserialize<JsonElement>(message!.Body.Span).GetProperty("area").GetString());
        await Announce(Facts.Tickets("74", 1, 230));
        await Eventually.Holds(async () => await Open("74") == 230, "a fact said after the loss is on the wall");
        Assert.Equal(1u, await Waiting(Asked));
    }

    [Fact]
    public async Task The_owners_are_asked_after_a_loss_even_when_the_first_asking_failed()
    {
        await Announce(Facts.Tickets("74", 1, 230));
        await Eventually.Holds(async () => await Open("74") == 230 && await Waiting(Asked) == 1, "asked at the start, and something to lose");
        var wanted = Ioc.Contracts.FactName.Of(typeof(TotalsWanted)).Type;
        await channel.ExchangeDeleteAsync(wanted);
        using var store = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await store.GetDatabase().StringSetAsync(Shelf.Seq, 1);
        await Eventually.Holds(async () => (long)await store.GetDatabase().StringGetAsync(Shelf.Seq) > 1, "the sequence went on above the walls'");
        await channel.ExchangeDeclareAsync(wanted, ExchangeType.Topic, durable: true);
        await channel.QueueBindAsync(Asked, wanted, "74.screens.totals-wanted");
        await Eventually.Holds(async () => await Waiting(Asked) == 2, "the owners were asked after the loss");
    }

    [Fact]
    public async Task What_cannot_be_read_is_parked_with_its_reason_and_the_next_is_heard()
    {
        var name = Ioc.Contracts.FactName.Of(typeof(TicketCountsChanged));
        var poison = new BasicProperties { MessageId = Guid.NewGuid().ToString(), ContentType = "application/json", Headers = new Dictionary<string, object?> { ["MT-MessageType"] = name.Urn } };
        await channel.BasicPublishAsync(name.Type, "74.hotline.ticket-counts-changed", false, poison, Encoding.UTF8.GetBytes("{\"area\":"));
        await Announce(Facts.Tickets("74", 1, 230));
        await Eventually.Holds(async () => await Open("74") == 230, "the next fact is on the wall");
        await Eventually.Holds(async () => await Waiting("screens.parked") == 1, "the poison is parked");
        var parked = (await (await wall.GetAsync("/api/screens/parked")).Json()).GetProperty("items")[0];
        Assert.Equal(poison.MessageId, parked.GetProperty("id").GetString());
        Assert.NotEmpty(parked.GetProperty("reason").GetString()!);
    }

    private Task<Replica> Start() => new Replica(redis.Address, ("ConnectionStrings:bus", broker.Address), ("Screens:BeatEverySeconds", "1")).Loaded();

    private Task Announce(Ioc.Contracts.IFact fact) => replica.Services.GetRequiredService<Broker>().Announce(fact, TestContext.Current.CancellationToken);

    private async Task<uint> Waiting(string queue) => (await channel.QueueDeclarePassiveAsync(queue)).MessageCount;

    private Task<double?> Open(string area) => Value(area, "tickets.open");

    private async Task<double?> Value(string area, string tile) => (await (await wall.GetAsync("/api/screens/74/tiles")).Json()).GetProperty("tiles").EnumerateArray()
        .Where(x => x.GetProperty("area").GetString() == area && x.GetProperty("tile").GetString() == tile)
        .Select(x => (double?)x.GetProperty("value").GetDouble()).SingleOrDefault();

    private async Task<string> Health() => (await (await wall.GetAsync("/health/ready")).Json()).GetProperty("status").GetString()!;
}
