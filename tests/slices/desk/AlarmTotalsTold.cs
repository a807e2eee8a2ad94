using System.Text.Json;
using Ioc.Contracts.Screens;
using Ioc.Desk;
using Ioc.Desk.Alarms;
using Ioc.Messaging;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class AlarmTotalsTold(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = await DeskRoom.Open(databases, ("Areas:PinnedOn", "2025-06-30"));
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    /// <summary>The newest totals of an area, once everything that was touched is counted as of now.</summary>
    private async Task<JsonElement> Total(string area)
    {
        var told = default(JsonElement);
        await Eventually.Holds(async () =>
        {
            await room.Services.GetRequiredService<Recount<AlarmTotals>>().CountNow(default);
            if (await room.Scalar<long>("select count(*) from dirty") > 0) return false;
            told = (await room.Totals()).LastOrDefault(x => x.Type == "ioc.desk.alarm-counts-changed" && x.Body.GetProperty("area").GetString() == area).Body;
            return told.ValueKind == JsonValueKind.Object && told.GetProperty("asOf").GetDateTimeOffset() == room.Clock.Now;
        }, $"the alarms of {area} are counted");
        return told.GetProperty("counts");
    }

    private static long Number(JsonElement total, string name) => total.GetProperty(name).GetInt64();

    private async Task Raise(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await room.Lists(sensor: $"air-{i}");
            await room.Reads(200, sensor: $"air-{i}");
        }
    }

    [Fact]
    public async Task An_area_without_alarms_says_so()
    {
        var told = await Total("74.725.25975");

        Assert.Equal((0, 0, 0, false), (Number(told, "high"), Number(told, "unacknowledged"), told.GetProperty("list").GetArrayLength(), told.GetProperty("flood").GetBoolean()));
    }

    [Fact]
    public async Task An_alarm_counts_for_its_unit_and_everything_above_with_all_that_an_operator_needs()
    {
        await Raise(1);

        foreach (var area in new[] { DeskRoom.Commune, "74.725", "74" })
        {
            var told = await Total(area);
            Assert.Equal((1, 1), (Number(told, "high"), Number(told, "unacknowledged")));
            var row = told.GetProperty("list")[0];
            Assert.Equal(("unacknowledged", 3), (row.GetProperty("state").GetString(), row.GetProperty("actionsVi").GetArrayLength()));
        }
        Assert.Equal(0, Number(await Total("74.718"), "high"));
    }

    [Fact]
    public async Task What_is_acknowledged_returned_or_shelved_is_counted_as_such()
    {
        await Raise(3);
        var ids = (await agent.Alarms()).Select(x => x.Id()).ToList();
        await agent.Post($"/api/desk/alarms/{ids[0]}:acknowledge", new { });
        await agent.Post($"/api/desk/alarms/{ids[1]}:shelve", new { reason = "bảo trì", until = room.Clock.Now.AddHours(1) });
        var told = await Total("74");
        Assert.Equal((2, 1, 0, 1), (Number(told, "high"), Number(told, "unacknowledged"), Number(told, "returned"), Number(told, "shelved")));
        for (var i = 0; i < 3; i++) await room.Reads(10, version: 2, sensor: $"air-{i}");

        told = await Total("74");
        Assert.Equal((0, 1, 1, 1), (Number(told, "high"), Number(told, "unacknowledged"), Number(told, "returned"), Number(told, "shelved")));
        Assert.Equal(["returned"], told.GetProperty("list").EnumerateArray().Select(x => x.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_flood_is_grouped_lists_the_twenty_most_urgent_and_calms_down()
    {
        await Raise(25);
        var told = await Total("74");
        Assert.True(told.GetProperty("flood").GetBoolean());
        Assert.Equal(("sensor-limit", 25), (told.GetProperty("groups")[0].GetProperty("rule").GetString(), Number(told.GetProperty("groups")[0], "count")));
        Assert.Equal((25, 20), (Number(told, "high"), told.GetProperty("list").GetArrayLength()));
        Assert.InRange(told.GetRawText().Length, 1, 65_536);
        Assert.Equal(25, Number(told.GetProperty("measures"), "perHour"));
        room.Clock.Now = room.Clock.Now.AddMinutes(11);

        told = await Total("74");
        Assert.False(told.GetProperty("flood").GetBoolean());
        Assert.Equal(25, Number(told, "high"));
    }

    [Fact]
    public async Task However_many_were_answered_the_one_that_was_not_is_listed_first()
    {
        await Raise(21);
        room.Clock.Now = room.Clock.Now.AddMinutes(16);
        await room.Look();
        foreach (var alarm in await agent.Alarms("?rule=sensor-limit")) await agent.Post($"/api/desk/alarms/{alarm.Id()}:acknowledge", new { });
        await room.Lists(sensor: "air-new");
        await room.Reads(200, sensor: "air-new");

        Assert.Equal("air-new/pm25", (await Total("74")).GetProperty("list")[0].GetProperty("source").GetString());
    }

    [Fact]
    public async Task Chattering_and_stale_alarms_and_the_worst_sources_are_measured()
    {
        await room.Lists();
        for (var turn = 0; turn < 6; turn++)
        {
            await room.Reads(turn % 2 == 0 ? 200 : 10);
            room.Clock.Now = room.Clock.Now.AddMinutes(1);
        }
        await room.Reads(200);
        await room.Lists(sensor: "air-2");
        await room.Reads(200, sensor: "air-2");

        var measures = (await Total("74")).GetProperty("measures");
        Assert.Equal((5, 1, 0), (Number(measures, "perHour"), Number(measures, "chattering"), Number(measures, "stale")));
        Assert.Equal(("Trạm An Phú: Trị đo vượt giới hạn", 4), (measures.GetProperty("topTen")[0].GetProperty("nameVi").GetString(), Number(measures.GetProperty("topTen")[0], "count")));
        var shown = await (await agent.GetAsync("/api/desk/measures?area=725")).Json();
        Assert.Equal((5, 2), (Number(shown.GetProperty("measures"), "perHour"), Number(shown, "high")));
        room.Clock.Now = room.Clock.Now.AddHours(24).AddSeconds(1);
        measures = (await Total("74")).GetProperty("measures");
        Assert.Equal((0, 2), (Number(measures, "chattering"), Number(measures, "stale")));
        // By then the watch may have found both sensors silent: only what was raised before must be forgotten.
        Assert.DoesNotContain("Trị đo vượt giới hạn", measures.GetProperty("topTen").EnumerateArray().Select(x => x.GetProperty("nameVi").GetString()!.Split(": ")[1]));
    }

    [Fact]
    public async Task A_screen_that_forgot_hears_all_totals_again()
    {
        await Raise(1);
        await Total("74");
        var before = (await room.Totals()).Count;
        await room.Hear(new TotalsWanted("74", false));

        await Eventually.Holds(async () =>
        {
            await room.Services.GetRequiredService<Recount<AlarmTotals>>().CountNow(default);
            return (await room.Totals()).Count - before > 100;
        }, "every unit is told again");
    }

    [Theory]
    [InlineData("718", "718", null)]
    [InlineData("718", "725", "foreign-area")]
    [InlineData("74", "99999", "invalid-request")]
    public async Task Measures_are_those_of_ones_own_area(string own, string asked, string? problem)
    {
        var answer = await room.Caller("viewer", own).GetAsync($"/api/desk/measures?area={asked}");

        if (problem is null) Assert.True(answer.IsSuccessStatusCode);
        else Assert.Equal(problem, await answer.Problem());
    }
}
