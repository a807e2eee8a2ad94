using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>A high alarm owns the wall, and gives it back.</summary>
public sealed class Takeover(ControlRoom room)
{
    [Fact]
    public async Task A_high_alarm_takes_the_wall_over_and_gives_it_back()
    {
        await using var wall = await (await room.Open("/walls/719/overview")).Live();
        Assert.Equal("", await wall.Alarm());
        await room.Station("takeover", "25819", limit: 150);
        await room.Measure("takeover", 162);
        try
        {
            await wall.Until("[aria-live='assertive']:has-text('162')", "the alarm is on the wall");
            await Axe.IsClean(wall.Page, "alarm");
            await Contrast.IsEnough(wall.Page, "alarm");
            await wall.Picture("alarm");
        }
        finally
        {
            await room.Ease("takeover", 40);
        }

        await wall.Until("[aria-live='assertive']:empty", "the wall is given back");
        await wall.IsWell();
    }

    [Fact]
    public async Task A_medium_alarm_is_marked_and_takes_nothing_over()
    {
        await using var wall = await (await room.Open("/walls/718/overview")).Live();
        await room.Station("medium", "25741", limit: 50, priority: "medium");
        await room.Measure("medium", 61);
        await Eventually.Holds(async () => (await wall.Page.TextContentAsync(".unseen"))!.Contains("Mức trung bình"), "the alarm is told");
        Assert.Equal("", await wall.Alarm());
        await room.Measure("medium", 20);
        await using var foreign = WallView.Watch(await room.Stack.CallerAsync("device", "718"), "718");
        await Eventually.Holds(() => Task.FromResult(foreign.Value("74.718", "alarms.active") == 0), "nothing is wrong any more");
        Assert.Equal("", await wall.Alarm());
        await wall.IsWell();
    }

    [Fact]
    public async Task A_changed_limit_changes_the_wall_without_a_reload()
    {
        await using var wall = await (await room.Open("/walls/718/overview")).Live();
        await room.Station("rule", "25744", limit: 100, priority: "medium");
        await room.Measure("rule", 61);
        await wall.Says("sensors.pm25-max", "61 µg/m³ bình thường");
        await room.Station("rule", "25744", limit: 50, priority: "medium");
        await wall.Says("sensors.pm25-max", "vượt ngưỡng");
        await wall.Says("sensors.pm25-max", "ngưỡng 50");
        await room.Ease("rule", 10);
        await wall.IsWell();
    }
}
