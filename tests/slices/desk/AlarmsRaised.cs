using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class AlarmsRaised(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await DeskRoom.Open(databases);
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task<string[]> Told() => [.. (await room.Told()).Select(x => x.Type == "ioc.desk.alarm-moved" ? x.Body.GetProperty("act").GetString()! : x.Type)];

    private TicketCountsChanged Tickets(string area, long version, long overdue) =>
        new(area, false, version, room.Clock.Now, new TicketCounts(90, 0, overdue, 0, 0, 0, 0));

    [Fact]
    public async Task A_reading_beyond_its_limit_raises_one_alarm_and_its_return_is_told()
    {
        await room.Lists();
        var at = room.Clock.Now.AddSeconds(-30);
        await room.Reads(158, at);
        await room.Reads(170, at.AddSeconds(10), 2);
        await room.Reads(100, at.AddSeconds(20), 3);

        var told = await room.Told();
        Assert.Equal(["ioc.desk.alarm-raised", "returned"], await Told());
        var (raised, moved) = (told[0].Body.GetProperty("alarm"), told[1].Body.GetProperty("alarm"));
        Assert.Equal(("sensor-limit", "air-an-phu-1/pm25", "high", "unacknowledged", "city.air", 158, 150, "ug/m3", 1), (
            raised.GetProperty("rule").GetString(), raised.GetProperty("source").GetString(), raised.GetProperty("priority").GetString(),
            raised.GetProperty("state").GetString(), raised.GetProperty("tile").GetString(), raised.GetProperty("value").GetDouble(),
            raised.GetProperty("limit").GetDouble(), raised.GetProperty("unit").GetString(), raised.GetProperty("version").GetInt64()));
        Assert.Equal("Trạm An Phú: bụi PM2,5 158 µg/m³, vượt giới hạn 150", raised.GetProperty("textVi").GetString());
        Assert.Equal(DeskRoom.Commune, told[0].Body.GetProperty("area").GetString());
        Assert.Equal((at, room.Clock.Now.AddMinutes(15)), (raised.GetProperty("raisedAt").GetDateTimeOffset(), raised.GetProperty("respondBy").GetDateTimeOffset()));
        Assert.Equal((raised.GetProperty("id").GetString(), "returned", at.AddSeconds(20), 2), (moved.GetProperty("id").GetString(),
            moved.GetProperty("state").GetString(), moved.GetProperty("returnedAt").GetDateTimeOffset(), moved.GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task Within_the_deadband_it_stays()
    {
        await room.Lists();
        await room.Reads(158);
        await room.Reads(149, room.Clock.Now.AddSeconds(1), 2);

        Assert.Equal("unacknowledged", Assert.Single(await agent.Alarms()).State());
    }

    [Fact]
    public async Task The_same_word_again_a_late_one_and_one_of_long_ago_change_nothing()
    {
        await room.Lists();
        await room.Reads(500, room.Clock.Now.AddYears(-12));
        await room.Reads(500, room.Clock.Now.AddSeconds(-121), 2);
        await room.Reads(158);
        await room.Reads(158);
        await room.Reads(10, room.Clock.Now.AddMinutes(-1), 7);

        Assert.Equal(["ioc.desk.alarm-raised"], await Told());
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from raise"));
    }

    [Fact]
    public async Task A_changed_limit_judges_anew_and_an_older_word_of_the_sensor_changes_nothing()
    {
        await room.Lists();
        await room.Reads(120);
        await room.Lists(limit: 100, version: 3);
        await room.Lists(limit: 150, version: 2);
        await room.Lists(limit: null, version: 4);

        Assert.Equal(["ioc.desk.alarm-raised", "returned"], await Told());
    }

    [Fact]
    public async Task A_reading_known_before_its_sensor_is_judged_once_the_sensor_is_known()
    {
        await room.Reads(158);
        Assert.Empty(await agent.Alarms());
        await room.Lists();

        Assert.Equal("Trạm An Phú: bụi PM2,5 158 µg/m³, vượt giới hạn 150", Assert.Single(await agent.Alarms()).GetProperty("alarm").GetProperty("textVi").GetString());
    }

    [Fact]
    public async Task A_sensor_that_falls_silent_raises_one_alarm_that_clears_when_data_return()
    {
        await room.Lists();
        await room.Reads(20);
        await room.Reads(30, quantity: "o3");
        room.Clock.Now = room.Clock.Now.AddSeconds(300);
        await room.Look();
        Assert.Empty(await agent.Alarms());
        room.Clock.Now = room.Clock.Now.AddSeconds(2);
        await room.Look();
        await room.Look();

        var silent = Assert.Single(await agent.Alarms());
        Assert.Equal(("sensor-silent", "air-an-phu-1", "low"), (silent.GetProperty("alarm").GetProperty("rule").GetString(),
            silent.GetProperty("alarm").GetProperty("source").GetString(), silent.GetProperty("alarm").GetProperty("priority").GetString()));
        await room.Reads(21, room.Clock.Now, 2);
        Assert.Equal(["ioc.desk.alarm-raised", "returned"], await Told());
        await room.Look();
        Assert.Equal("returned", Assert.Single(await agent.Alarms()).State());
    }

    [Fact]
    public async Task What_never_spoke_cannot_fall_silent()
    {
        await room.Lists();
        await room.Reads(20, room.Clock.Now.AddYears(-8));
        room.Clock.Now = room.Clock.Now.AddHours(1);
        await room.Look();

        Assert.Empty(await agent.Alarms());
    }

    [Fact]
    public async Task Tickets_overdue_raise_an_alarm_of_the_district_after_their_delay()
    {
        foreach (var area in new[] { "74", "74.725", DeskRoom.Commune }) await room.Hear(Tickets(area, 1, 11));
        await room.Look();
        Assert.Empty(await agent.Alarms());
        room.Clock.Now = room.Clock.Now.AddSeconds(60);
        await room.Look();

        var alarm = Assert.Single(await agent.Alarms()).GetProperty("alarm");
        Assert.Equal(("tickets-overdue", "74.725", "medium", "tickets.overdue"), (alarm.GetProperty("rule").GetString(), alarm.GetProperty("area").GetString(),
            alarm.GetProperty("priority").GetString(), alarm.GetProperty("tile").GetString()));
        Assert.Equal("Thành phố Thuận An: 11 phiếu 1022 quá hạn, vượt giới hạn 5", alarm.GetProperty("textVi").GetString());
    }

    [Fact]
    public async Task Late_totals_change_nothing()
    {
        await room.Hear(Tickets("74.725", 5, 11));
        await room.Hear(Tickets("74.725", 4, 0) with { AsOf = room.Clock.Now.AddSeconds(-1) });
        room.Clock.Now = room.Clock.Now.AddSeconds(60);
        await room.Look();

        Assert.Single(await agent.Alarms());
    }

    [Fact]
    public async Task A_score_that_falls_raises_an_alarm_and_a_new_month_does_not()
    {
        ScoreChanged Score(long version, string window, decimal score) => new("74.725", false, version, room.Clock.Now, window, "portal-2026", score, 66, null, [], []);
        await room.Hear(Score(1, "2025-06", 60));
        room.Clock.Now = room.Clock.Now.AddMinutes(30);
        await room.Hear(Score(2, "2025-07", 12));
        room.Clock.Now = room.Clock.Now.AddMinutes(30);
        await room.Hear(Score(3, "2025-07", 9.9m));
        room.Clock.Now = room.Clock.Now.AddSeconds(300);
        await room.Look();

        var alarm = Assert.Single(await agent.Alarms()).GetProperty("alarm");
        Assert.Equal(("score-falls", 2.1), (alarm.GetProperty("rule").GetString(), Math.Round(alarm.GetProperty("value").GetDouble(), 3)));
        Assert.Contains("giảm 2,1 điểm trong 24 giờ", alarm.GetProperty("textVi").GetString());
    }

    [Fact]
    public async Task A_service_that_stops_telling_its_totals_is_an_alarm_of_the_province()
    {
        await room.Hear(new DossierCountsChanged("74", false, 1, room.Clock.Now, new DossierCounts(0, 0, 0, 7, 0, 0)));
        room.Clock.Now = room.Clock.Now.AddSeconds(181);
        await room.Look();

        Assert.Equal("dossiers-silent", Assert.Single(await agent.Alarms()).GetProperty("alarm").GetProperty("rule").GetString());
    }
}
