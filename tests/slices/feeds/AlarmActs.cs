using System.Text.Json;
using Ioc.Contracts.Screens;
using Ioc.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Feeds;

public sealed class AlarmActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<FeedsOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await FeedsRoom.Open(databases);
        agent = room.Caller("operator", "74");
        await agent.Register();
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task<IReadOnlyList<(string Type, JsonElement Alarm)>> Alarms() =>
        [.. (await room.Told()).Where(x => x.Type.Contains("alarm")).Select(x => (x.Type, x.Body.GetProperty("alarm")))];

    private async Task<JsonElement[]> Found(string query) => [.. (await (await agent.GetAsync($"/api/feeds/alarms{query}")).Json()).GetProperty("items").EnumerateArray()];

    [Fact]
    public async Task A_crossed_limit_raises_one_alarm_and_its_return_clears_it()
    {
        var at = room.Clock.Now.AddSeconds(-30);
        await agent.Record(FeedsRoom.Reading(158, at));
        await agent.Record(FeedsRoom.Reading(170, at.AddSeconds(10)));
        await agent.Record(FeedsRoom.Reading(150, at.AddSeconds(20)));

        var told = await Alarms();
        Assert.Equal(["ioc.feeds.alarm-raised", "ioc.feeds.alarm-cleared"], told.Select(x => x.Type));
        var (raised, cleared) = (told[0].Alarm, told[1].Alarm);
        Assert.Equal((FeedsRoom.Sensor, "pm25", "high", 158, 150, "ug/m3", 1), (raised.GetProperty("source").GetString(), raised.GetProperty("kind").GetString(),
            raised.GetProperty("priority").GetString(), raised.GetProperty("value").GetDouble(), raised.GetProperty("limit").GetDouble(),
            raised.GetProperty("unit").GetString(), raised.GetProperty("version").GetInt64()));
        Assert.Equal("Trạm An Phú: pm25 158 ug/m3, vượt giới hạn 150 ug/m3", raised.GetProperty("textVi").GetString());
        Assert.Equal(at, raised.GetProperty("raisedAt").GetDateTimeOffset());
        Assert.Equal((raised.GetProperty("id").GetString(), 2), (cleared.GetProperty("id").GetString(), cleared.GetProperty("version").GetInt64()));
        Assert.Equal(at.AddSeconds(20), cleared.GetProperty("clearedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_value_that_came_back_within_its_batch_raises_nothing()
    {
        await agent.Record(FeedsRoom.Reading(158, room.Clock.Now.AddSeconds(-2)), FeedsRoom.Reading(100, room.Clock.Now));

        Assert.Empty(await Alarms());
    }

    [Fact]
    public async Task A_value_of_long_ago_raises_nothing_today()
    {
        await agent.Record(FeedsRoom.Reading(500, room.Clock.Now.AddSeconds(-121)));
        await agent.Record(FeedsRoom.Reading(500, room.Clock.Now.AddYears(-12)));

        Assert.Empty(await Alarms());
        Assert.Empty(await Found("?active=true"));
    }

    [Fact]
    public async Task A_changed_limit_decides_anew()
    {
        await agent.Record(FeedsRoom.Reading(120, room.Clock.Now));
        await agent.Register(FeedsRoom.Body(limit: 100));
        await agent.Register(FeedsRoom.Body(limit: null));

        Assert.Equal(["ioc.feeds.alarm-raised", "ioc.feeds.alarm-cleared"], (await Alarms()).Select(x => x.Type));
    }

    [Fact]
    public async Task A_low_value_is_bad_where_the_limit_is_a_least()
    {
        await agent.Register(FeedsRoom.Body(limit: 10, side: "below"), "speed-1");
        await agent.Record(FeedsRoom.Reading(9, room.Clock.Now, sensor: "speed-1"));

        Assert.Equal("ioc.feeds.alarm-raised", Assert.Single(await Alarms()).Type);
    }

    [Fact]
    public async Task Alarms_are_found_newest_first_by_area_state_and_page()
    {
        await agent.Register(FeedsRoom.Body("25858"), "air-2");
        await agent.Record(FeedsRoom.Reading(158, room.Clock.Now.AddSeconds(-20)));
        await agent.Record(FeedsRoom.Reading(158, room.Clock.Now.AddSeconds(-10), sensor: "air-2"));
        await agent.Record(FeedsRoom.Reading(100, room.Clock.Now));

        Assert.Equal(["air-2", FeedsRoom.Sensor], (await Found("")).Select(x => x.GetProperty("alarm").GetProperty("source").GetString()));
        Assert.Equal("air-2", Assert.Single(await Found("?active=true")).GetProperty("alarm").GetProperty("source").GetString());
        Assert.Equal("74.725.25975", Assert.Single(await Found("?area=725&active=false&priority=high")).GetProperty("area").GetString());
        Assert.Empty(await Found("?priority=low"));
        var page = await (await agent.GetAsync("/api/feeds/alarms?rows=1")).Json();
        Assert.Equal(FeedsRoom.Sensor, Assert.Single(await Found($"?rows=1&cursor={page.GetProperty("next").GetString()}")).GetProperty("alarm").GetProperty("source").GetString());
        var neighbour = await (await room.Caller("district", "718").GetAsync("/api/feeds/alarms")).Json();
        Assert.Equal(0, neighbour.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [InlineData("/api/feeds/alarms?cursor=!")]
    [InlineData("/api/feeds/alarms?cursor=eWVzdGVyZGF5fGE")]
    [InlineData("/api/feeds/sensors?cursor=!")]
    [InlineData("/api/feeds/sensors?cursor=AAAA")]
    [InlineData("/api/feeds/summaries?sensor=air-an-phu-1&quantity=pm25&cursor=!")]
    [InlineData("/api/feeds/summaries?sensor=air-an-phu-1&quantity=pm25&cursor=eWVzdGVyZGF5fGE")]
    public async Task A_cursor_made_elsewhere_is_refused(string path) =>
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await agent.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_screen_that_forgot_hears_of_the_active_alarms_again()
    {
        await agent.Record(FeedsRoom.Reading(158, room.Clock.Now));
        await room.Hear(new TotalsWanted("74", false));

        var told = await Alarms();
        Assert.Equal(2, told.Count);
        Assert.Equal(told[0].Alarm.ToString(), told[1].Alarm.ToString());
    }
}
