using System.Text.Json;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

public sealed class SensorTotalsTold(RealDatabases databases) : IAsyncLifetime
{
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedsRoom.Open(databases);
        agent = room.Caller("agency", "74");
        await agent.Register();
        await agent.Register(FeedsRoom.Body("25972"), "air-thuan-giao-1");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task<JsonElement?> Last(string area) => (await room.Totals())
        .Where(x => x.Type == "ioc.feeds.sensors-changed" && x.Body.GetProperty("area").GetString() == area).Select(x => (JsonElement?)x.Body).LastOrDefault();

    private static (double Value, string Sensor)? Worst(JsonElement total) => total.GetProperty("quantities").EnumerateArray()
        .Select(x => ((double, string)?)(x.GetProperty("value").GetDouble(), x.GetProperty("sensor").GetString()!)).SingleOrDefault();

    private Task Becomes(string area, Func<JsonElement, bool> holds, string description) =>
        Eventually.Holds(async () => await Last(area) is { } total && holds(total), description);

    [Fact]
    public async Task The_worst_sensor_stands_for_each_area_above_it()
    {
        await agent.Record(FeedsRoom.Reading(40, room.Clock.Now), FeedsRoom.Reading(90, room.Clock.Now, sensor: "air-thuan-giao-1"));

        await Becomes("74", x => Worst(x) is (90, _), "90 in the province");
        await Becomes("74.725.25975", x => Worst(x) is (40, _), "40 in the commune");
        var province = (await Last("74"))!.Value;
        Assert.Equal((2, 0), (province.GetProperty("sensors").GetInt64(), province.GetProperty("silent").GetInt64()));
        Assert.Equal((90, "air-thuan-giao-1"), Worst(province));
        Assert.Equal(150, province.GetProperty("quantities")[0].GetProperty("limit").GetDouble());
    }

    [Fact]
    public async Task A_late_reading_does_not_replace_a_newer_one()
    {
        await agent.Record(FeedsRoom.Reading(40, room.Clock.Now));
        await agent.Record(FeedsRoom.Reading(99, room.Clock.Now.AddYears(-12)), FeedsRoom.Reading(41, room.Clock.Now.AddSeconds(1)));

        await Becomes("74.725", x => Worst(x) is (41, _), "the newest value");
        Assert.Equal(41.0, await room.Scalar<double>($"select latest_value from quantity where sensor = '{FeedsRoom.Sensor}' and quantity = 'pm25'"));
        Assert.Equal(3L, await room.Scalar<long>("select count(*) from reading"));
    }

    [Fact]
    public async Task A_sensor_is_silent_when_two_periods_went_by()
    {
        await agent.Record(FeedsRoom.Reading(40, room.Clock.Now), FeedsRoom.Reading(90, room.Clock.Now, sensor: "air-thuan-giao-1"));
        await Becomes("74", x => x.GetProperty("silent").GetInt64() == 0 && Worst(x) is (90, _), "both speak");

        room.Clock.Now += TimeSpan.FromSeconds(100);
        await agent.Record(FeedsRoom.Reading(30, room.Clock.Now));
        room.Clock.Now += TimeSpan.FromSeconds(21);

        await Becomes("74", x => x.GetProperty("silent").GetInt64() == 1, "one is silent");
        Assert.Equal((30, FeedsRoom.Sensor), Worst((await Last("74"))!.Value));
    }

    [Fact]
    public async Task A_moved_sensor_is_counted_where_it_stands()
    {
        await agent.Register(FeedsRoom.Body("25942"), "air-thuan-giao-1");

        await Becomes("74.724", x => x.GetProperty("sensors").GetInt64() == 1, "one in the new district");
        await Becomes("74.725", x => x.GetProperty("sensors").GetInt64() == 1, "one in the old district");
    }
}
