using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

/// <summary>A real broker with the accounts that the product makes: what sensors publish over MQTT, what is parked, what comes back.</summary>
public sealed class MqttActs(RealDatabases databases, MqttBroker broker) : IClassFixture<MqttBroker>, IAsyncLifetime
{
    private static readonly string Topic = $"ioc/25975/{FeedsRoom.Sensor}/pm25";
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;
    private MqttPublisher device = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<FeedsOptions>("feeds", await databases.Servers.NewDatabaseAsync()) { Bus = broker.FeedsAddress };
        agent = room.Caller("operator", "74");
        await agent.Register();
        device = await broker.Device();
        await Eventually.Holds(broker.SensorsAreHeard, "the queue of the sensors is bound");
    }

    public async ValueTask DisposeAsync()
    {
        await device.DisposeAsync();
        await room.DisposeAsync();
        await broker.Forget();
    }

    [Fact]
    public async Task What_a_sensor_publishes_is_stored_once()
    {
        await device.PublishAsync(Topic, "57.5");
        await device.PublishAsync(Topic, "{\"value\":60,\"at\":\"2025-06-24T03:41:00Z\"}");
        await device.PublishAsync(Topic, "{\"value\":60,\"at\":\"2025-06-24T03:41:00Z\"}");
        await device.PublishAsync(Topic, "NA");
        await device.PublishAsync($"ioc/25975/{FeedsRoom.Sensor}/o3", "{\"value\":5,\"at\":\"2025-06-24T03:41:00Z\"}");

        await Eventually.Holds(async () => await Readings() == 3, "three readings are stored");
        Assert.Equal(57.5, await room.Scalar<double>("select latest_value from quantity where quantity = 'pm25'"));
        Assert.Empty(await Parked());
    }

    [Fact]
    public async Task What_can_never_be_a_reading_is_parked_with_its_reason_and_holds_nothing_up()
    {
        await device.PublishAsync("ioc/25975/air-9/pm25", "1");
        await device.PublishAsync($"ioc/25972/{FeedsRoom.Sensor}/pm25", "2");
        await device.PublishAsync($"ioc/25975/{FeedsRoom.Sensor}/no2", "3");
        await device.PublishAsync(Topic, "high");
        await device.PublishAsync("ioc/hello", "5");
        await device.PublishAsync(Topic, "{\"value\":6,\"at\":\"2026-01-01T00:00:00Z\"}");
        await device.PublishAsync(Topic, "7");

        await Eventually.Holds(async () => await Readings() == 1 && (await Parked()).Count == 6, "one is stored and six are parked");
        var reasons = (await Parked()).ToDictionary(x => x.GetProperty("body").GetString()!, x => x.GetProperty("reason").GetString()!);
        Assert.Contains("There is no such sensor", reasons["1"]);
        Assert.Contains("stands in 74.725.25975, not in 25972", reasons["2"]);
        Assert.Contains("The sensor measures: o3, pm25", reasons["3"]);
        Assert.Contains("neither a number nor", reasons["high"]);
        Assert.Contains("not ioc/{area}/{sensor}/{quantity}: ioc/hello", reasons["5"]);
        Assert.Contains("future", reasons.Single(x => x.Key.Contains("2026")).Value);
    }

    [Fact]
    public async Task A_parked_reading_is_stored_when_its_sensor_is_registered_and_it_is_replayed()
    {
        await device.PublishAsync("ioc/25975/air-9/pm25", "{\"value\":41,\"at\":\"2025-06-24T03:41:00Z\"}");
        await Eventually.Holds(async () => (await Parked()).Count == 1, "it is parked");
        var id = (await Parked())[0].GetProperty("id").GetString();

        await agent.Register(id: "air-9");
        var replayed = await agent.PostAsJsonAsync($"/api/feeds/parked/{id}:replay", new { });

        Assert.Equal(HttpStatusCode.Accepted, replayed.StatusCode);
        await Eventually.Holds(async () => await Readings() == 1, "it is stored");
        Assert.Empty(await Parked());
    }

    [Fact]
    public async Task A_parked_reading_can_be_repaired()
    {
        await device.PublishAsync(Topic, "4o");
        await Eventually.Holds(async () => (await Parked()).Count == 1, "it is parked");
        var id = (await Parked())[0].GetProperty("id").GetString();

        await agent.PostAsJsonAsync($"/api/feeds/parked/{id}:replay", new { body = 40 });

        await Eventually.Holds(async () => await Readings() == 1, "it is stored");
        Assert.Equal(40.0, await room.Scalar<double>("select value from reading"));
    }

    [Fact]
    public async Task A_device_may_write_nowhere_else() =>
        await Assert.ThrowsAnyAsync<IOException>(() => device.PublishAsync("other/25975/air-9/pm25", "1"));

    [Fact]
    public async Task An_unknown_account_is_not_let_in() => await Assert.ThrowsAsync<UnauthorizedAccessException>(
        () => broker.Device(password: "guessed"));

    private Task<long> Readings() => room.Scalar<long>("select count(*) from reading");

    private async Task<IReadOnlyList<JsonElement>> Parked() =>
        [.. (await (await agent.GetAsync("/api/feeds/parked")).Json()).GetProperty("items").EnumerateArray()];
}
