using Microsoft.Playwright;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>Walls in turn, beside each other, and at rest.</summary>
public sealed class Rotation(ControlRoom room)
{
    private const string Bar = "aside[data-page]";

    [Fact]
    public async Task Walls_turn_and_stop_when_somebody_says_so_by_key_and_by_button()
    {
        await using var wall = await (await room.Open("/walls/74/overview?playlist=overview:2,hotline@725:2,city@722:2")).Live();
        await wall.Until("h1:has-text('Thuận An')", "the second wall has come");
        await wall.Until("h1:has-text('Phú Giáo')", "the third wall has come");
        await wall.Page.Keyboard.PressAsync(" ");
        var page = await wall.Page.Locator(Bar).GetAttributeAsync("data-page");
        Assert.Contains("Đang dừng chuyển", await wall.Page.TextContentAsync(Bar));
        // Longer than a whole round.
        await wall.Lasts(6.5);
        Assert.Equal(page, await wall.Page.Locator(Bar).GetAttributeAsync("data-page"));
        await Axe.IsClean(wall.Page, "paused");
        await wall.Page.Keyboard.PressAsync("ArrowRight");
        await wall.Until($"{Bar}:not([data-page='{page}'])", "the next wall by key, though paused");
        await wall.Page.GetByRole(AriaRole.Button, new() { Name = "Chuyển tiếp" }).ClickAsync();
        await wall.Until($"{Bar}[data-page='{page}']", "turning goes on");
        await wall.IsWell();
    }

    [Fact]
    public async Task A_high_alarm_holds_the_rotation_and_gives_it_back()
    {
        await using var wall = await (await room.Open("/walls/74/overview?playlist=overview:1,eid:1,hotline@725:1")).Live();
        await room.Station("hold", "25828", limit: 150);
        await room.Measure("hold", 180);
        try
        {
            await wall.Until("[aria-live='assertive']:not(:empty)", "the alarm is on the wall");
            var page = await wall.Page.Locator(Bar).GetAttributeAsync("data-page");
            await wall.Lasts(3.5);
            Assert.Contains("180", await wall.Alarm());
            Assert.Equal(page, await wall.Page.Locator(Bar).GetAttributeAsync("data-page"));
        }
        finally
        {
            await room.Ease("hold", 20);
        }

        await wall.Until("h1:has-text('Thuận An')", "the walls turn again");
        await wall.IsWell();
    }

    [Fact]
    public async Task A_span_stands_as_one_drawing_in_one_browser_or_in_three()
    {
        await using var one = await (await room.Open("/walls/74/overview?span=3", 5760)).Live();
        await Eventually.Holds(async () => await one.Page.Locator("svg[data-link='live']").CountAsync() == 3, "three walls are live beside each other");
        var places = await one.Page.EvaluateAsync<double[]>("[...document.querySelectorAll('svg[data-link]')].map((svg) => Math.round(svg.parentElement.getBoundingClientRect().left))");
        Assert.Equal([0, 1920, 3840], places);
        Assert.Single(one.Requests, address => address.EndsWith("/stream", StringComparison.Ordinal));
        var clocks = await one.Page.EvaluateAsync<int[]>("[...document.querySelectorAll('svg[data-link]')].map((svg) => svg.querySelectorAll('[data-clock]').length)");
        Assert.Equal([0, 0, 1], clocks);
        await one.Picture("span-of-three");

        var titles = await one.Page.Locator("h1").AllTextContentsAsync();
        await using var second = await (await room.Open("/walls/74/overview?span=3&column=2")).Live();
        Assert.Equal([titles[1]], await second.Page.Locator("h1").AllTextContentsAsync());
        await one.IsWell();
    }

    [Fact]
    public async Task A_wall_rests_at_night_and_an_alarm_wakes_it()
    {
        await using var wall = await room.Open($"/walls/720/overview?rest={Day.Time.AddHours(-1):HH:mm}-{Day.Time.AddHours(1):HH:mm}");
        await wall.Until("main[data-resting]", "the wall rests");
        await Axe.IsClean(wall.Page, "resting");
        await wall.Picture("resting");
        await room.Station("night", "25777", limit: 150);
        await room.Measure("night", 190);
        try
        {
            await wall.Until("[aria-live='assertive']:not(:empty)", "the alarm wakes the wall");
        }
        finally
        {
            await room.Ease("night", 20);
        }

        await wall.Until("main[data-resting]", "the wall rests again");
        await wall.IsWell();
    }
}
