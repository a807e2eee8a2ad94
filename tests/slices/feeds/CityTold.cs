using System.Text.Json;
using Ioc.Contracts.Feeds;
using Ioc.Defaults;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

public sealed class CityTold(RealDatabases databases) : IAsyncLifetime
{
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedsRoom.Open(databases);
        agent = room.Caller("agency", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private Task Register(string id, string area, string domain, string quantity, double? limit, string side = "above") => agent.Register(new
    {
        area, domain, nameVi = "Trạm", nameEn = "Station", lat = 10.94, lon = 106.74, periodSeconds = 60,
        quantities = new[] { new { quantity, unit = "1", limit, side, priority = "low" } },
    }, id);

    private async Task<CityChanged?> Last(string area) => (await room.Totals()).Where(x => x.Type == "ioc.feeds.city-changed")
        .Select(x => x.Body.Deserialize<CityChanged>(Json.Options)!).LastOrDefault(x => x.Area == area);

    private async Task<CityChanged> Becomes(string area, Func<CityChanged, bool> holds, string description)
    {
        await Eventually.Holds(async () => await Last(area) is { } told && holds(told), description);
        return (await Last(area))!;
    }

    [Fact]
    public async Task Each_field_tells_its_worst_sensors_first_by_how_near_they_are_to_their_limit()
    {
        await Register("a-1", "25975", "air", "pm25", 50);
        await Register("a-2", "25942", "air", "no2", 200);
        await Register("t-1", "25975", "traffic", "speed", 15, "below");
        await Register("w-1", "25975", "water", "ph", null);
        await agent.Record(FeedsRoom.Reading(60, room.Clock.Now, "pm25", "a-1"), FeedsRoom.Reading(190, room.Clock.Now, "no2", "a-2"),
            FeedsRoom.Reading(20, room.Clock.Now, "speed", "t-1"), FeedsRoom.Reading(7.2, room.Clock.Now, "ph", "w-1"));

        var told = await Becomes("74", x => x.Domains.Count == 3 && x.Domains.All(y => y.Worst.Count == y.Quantities), "three fields");
        Assert.Equal(["air", "traffic", "water"], told.Domains.Select(x => x.Domain));
        Assert.Equal([("a-1", 60, "beyond"), ("a-2", 190, "normal")], told.Domains[0].Worst.Select(x => (x.Sensor, x.Value, x.State)));
        Assert.Equal((2, 1), (told.Domains[0].Quantities, told.Domains[0].Beyond));
        Assert.Equal((15, "below", "normal"), (told.Domains[1].Worst[0].Limit, told.Domains[1].Worst[0].Side, told.Domains[1].Worst[0].State));
        Assert.Equal((4, 0), (told.Sensors, told.Silent));
        Assert.Equal(["a-2"], (await Becomes("74.724", x => x.Domains.Count == 1, "one field")).Domains[0].Worst.Select(x => x.Sensor));
    }

    [Fact]
    public async Task A_silent_sensor_comes_last_and_is_listed_by_how_long_it_is_silent()
    {
        await Register("a-1", "25975", "air", "pm25", 50);
        await Register("a-2", "25975", "air", "pm25", 50);
        await Register("a-3", "25975", "air", "pm25", 50);
        var registered = room.Clock.Now;
        await agent.Record(FeedsRoom.Reading(90, room.Clock.Now, "pm25", "a-1"), FeedsRoom.Reading(10, room.Clock.Now, "pm25", "a-2"));
        room.Clock.Now += TimeSpan.FromSeconds(90);
        await agent.Record(FeedsRoom.Reading(12, room.Clock.Now, "pm25", "a-2"));
        room.Clock.Now += TimeSpan.FromSeconds(31);

        var told = await Becomes("74", x => x.Silent == 2, "two are silent");
        Assert.Equal(["a-2", "a-1"], told.Domains[0].Worst.Select(x => x.Sensor));
        Assert.Equal(["normal", "silent"], told.Domains[0].Worst.Select(x => x.State));
        Assert.Equal(
            [("a-3", null, "74.725.25975", registered), ("a-1", registered, "74.725.25975", registered)],
            told.LongestSilent.Select(x => (x.Sensor, x.LastAt, x.Area!, x.RegisteredAt!.Value)));
        Assert.Equal(0, told.Domains[0].Beyond);
    }

    [Fact]
    public async Task A_fact_names_no_more_sensors_than_a_wall_shows()
    {
        for (var i = 0; i < 20; i++) await Register($"a-{i:00}", "25975", "air", "pm25", 50);
        await agent.Record([.. Enumerable.Range(0, 20).Select(i => FeedsRoom.Reading(i, room.Clock.Now, "pm25", $"a-{i:00}"))]);
        var told = await Becomes("74", x => x.Domains is [{ Worst.Count: 8 }], "eight of twenty");
        Assert.Equal((20, "a-19"), (told.Domains[0].Quantities, told.Domains[0].Worst[0].Sensor));
    }

    [Theory]
    [InlineData("silent=true", "a-1")]
    [InlineData("silent=false", "t-1")]
    [InlineData("quantity=speed", "t-1")]
    [InlineData("domain=air", "a-1")]
    public async Task The_sensors_behind_a_figure_are_found(string filter, string sensor)
    {
        await Register("a-1", "25975", "air", "pm25", 50);
        await Register("t-1", "25975", "traffic", "speed", 15, "below");
        room.Clock.Now += TimeSpan.FromSeconds(121);
        await agent.Record(FeedsRoom.Reading(20, room.Clock.Now, "speed", "t-1"));

        var found = (await (await agent.GetAsync($"/api/feeds/sensors?{filter}")).Json()).GetProperty("items").EnumerateArray();
        Assert.Equal([sensor], found.Select(x => x.GetProperty("id").GetString()));
    }
}
