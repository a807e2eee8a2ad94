using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>More alarms than a person can take in (ISA-18.2: over ten in ten minutes).</summary>
public sealed class Flood(ControlRoom room)
{
    private const int Stations = 14;

    [Fact]
    public async Task A_flood_is_grouped_and_the_high_alarm_in_it_still_takes_the_wall_over()
    {
        await using var wall = await (await room.Open("/walls/726/overview")).Live();
        await using var foreign = WallView.Watch(await room.Stack.CallerAsync("device", "726"), "726");
        var stations = Enumerable.Range(0, Stations).Select(i => $"flood-{i:00}").ToList();
        foreach (var station in stations) await room.Station(station, "25894", limit: 50, priority: station == stations[7] ? "high" : "medium");
        foreach (var station in stations) await room.Measure(station, 90);
        try
        {
            await Eventually.Holds(() => Task.FromResult(foreign.Value("74.726", "alarms.active") == Stations), "all alarms are counted");
            var detail = foreign.Tile("74.726", "alarms.active")!.Value.GetProperty("detail");
            Assert.Equal((1, Stations - 1), (detail.GetProperty("high").GetInt32(), detail.GetProperty("medium").GetInt32()));
            Assert.True(detail.GetProperty("flood").GetProperty("active").GetBoolean());
            Assert.Equal(Stations, detail.GetProperty("flood").GetProperty("groups").EnumerateArray().Sum(x => x.GetProperty("count").GetInt32()));
            await wall.Until("[aria-live='assertive']:not(:empty)", "the high alarm is on the wall");
            Assert.Contains("flood-07", await wall.Alarm());
            await wall.Until($"text=/Dồn dập: {Stations}/", "the wall says that it is a flood, and of what");
            await Axe.IsClean(wall.Page, "flood");
            await wall.Picture("flood");
        }
        finally
        {
            foreach (var station in stations) await room.Measure(station, 10);
        }

        await Eventually.Holds(() => Task.FromResult(foreign.Value("74.726", "alarms.active") == 0), "the flood is over");
        await wall.Until("[aria-live='assertive']:empty", "the wall is given back");
        await wall.IsWell();
    }
}
