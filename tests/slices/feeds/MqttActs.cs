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
    private string database = "";
    private HttpClient agent = null!;
    private MqttPublisher device = null!;

    public async ValueTask InitializeAsync()
    {
        database = await databases.Servers.NewDatabaseAsync();
        room = new Room<FeedsOptions>("feeds", database) { Bus = broker.FeedsAddress };
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
    public async Task Plain_numbers_that_are_delivered_again_are_the_same_readings_and_another_number_is_not()
    {
        string[] measured = ["57.5", "58", "57.5"];
        for (var i = 0; i < measured.Length; i++)
        {
            await device.PublishAsync(Topic, measured[i]);
            await Eventually.Holds(async () => await Readings() == i + 1, $"{i + 1} readings are stored");
            room.Clock.Now = room.Clock.Now.AddSeconds(10);
        }
        var later = room.Clock.Now;
        await room.DisposeAsync();
        foreach (var value in measured.Append("59")) await device.PublishAsync(Topic, value);
        await Eventually.Holds(async () => await broker.Waiting() == 4, "four wait");
        await broker.HandBack(4);

        room = new Room<FeedsOptions>("feeds", database) { Bus = broker.FeedsAddress };
        room.Clock.Now = later;
        agent = room.Caller("operator", "74");

        await Eventually.Holds(async () => await Readings() == 4, "59 is stored beside the three");
        await Eventually.Holds(async () => await broker.Waiting() == 0, "none waits");
        Assert.Equal(4, await Readings());
        Assert.Equal(59, await room.Scalar<double>("select latest_value from quantity where quantity = 'pm25'"));
    }

    [Fact]
    public async Task A_plain_number_that_a_device_sends_again_unanswered_is_the_same_reading()
    {
        await device.PublishAsync(Topic, "57.5");
        await Eventually.Holds(async () => await Readings() == 1, "one reading is stored");
        room.Clock.Now = room.Clock.Now.AddSeconds(30);

        await device.PublishAsync(Topic, "57.5", again: true);
        await device.PublishAsync(Topic, "58");

        await Eventually.Holds(async () => await room.Scalar<long>("select count(*) from reading where value = 58") == 1, "what came after it is stored");
        Assert.Equal(2, await Readings());
    }

    [Fact]
    public async Task The_same_number_long_after_is_another_reading_even_when_it_is_delivered_again()
    {
        await device.PublishAsync(Topic, "57.5");
        await Eventually.Holds(async () => await Readings() == 1, "one reading is stored");
        room.Clock.Now = room.Clock.Now.AddMinutes(6);

        await device.PublishAsync(Topic, "57.5", again: true);

        await Eventually.Holds(async () => await Readings() == 2, "both are stored");
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
