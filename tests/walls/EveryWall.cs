using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>Each wall on each kind of screen.</summary>
public sealed class EveryWall(ControlRoom room)
{
    /// <summary>All walls.</summary>
    public static readonly TheoryData<string> Names = ["overview", "index766", "dossiers", "hotline", "eid", "city", "platform", "phone"];

    private static readonly (string Name, int Width, int Height)[] Sizes =
        [("1080p", 1920, 1080), ("4k", 3840, 2160), ("span", 5760, 1080), ("phone", 390, 844)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fits_every_screen_and_breaks_no_rule_of_access(string name)
    {
        await using var wall = await (await room.Open($"/walls/74/{name}")).Live();
        foreach (var (size, width, height) in Sizes)
        {
            await wall.Page.SetViewportSizeAsync(width, height);
            await wall.Until("[data-link='live']", $"{name} is live at {size}");
            Assert.Empty(await Outside(wall.Page));
            if (size is "1080p" or "phone") await Axe.IsClean(wall.Page, $"{name} at {size}");
            if (size == "1080p") await Contrast.IsEnough(wall.Page, name);
            await wall.Picture($"{name}-{size}");
        }

        await wall.IsWell();
    }

    [Fact]
    public async Task Speaks_English_at_a_switch_and_numbers_change_with_it()
    {
        await using var wall = await (await room.Open("/walls/74/overview")).Live();
        Assert.Contains("Hôm nay", await wall.Page.TextContentAsync("body"));
        Assert.Equal("vi", await wall.Page.GetAttributeAsync("html", "lang"));
        await wall.Page.Mouse.MoveAsync(300, 300);
        await wall.Page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await wall.Until("html[lang='en']", "the page says that it is English");
        Assert.Contains("Today", await wall.Page.TextContentAsync("body"));
        Assert.DoesNotContain("Hồ sơ tiếp nhận", await wall.Page.TextContentAsync("main"));
        await Axe.IsClean(wall.Page, "English");
        await wall.Picture("english");
        await wall.IsWell();
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_asked_for_stillness()
    {
        await using var wall = await (await room.Open("/walls/721/overview", options: new BrowserNewContextOptions { ReducedMotion = ReducedMotion.Reduce })).Live();
        await room.Station("still", "25813", limit: 150);
        await room.Measure("still", 171);
        await wall.Until("[aria-live='assertive']:not(:empty)", "the alarm is on the wall");
        var moving = await wall.Page.EvaluateAsync<int>("""
            new Promise((done) => {
              let most = 0;
              const ends = performance.now() + 3000;
              const look = () => {
                most = Math.max(most, document.getAnimations().length);
                if (performance.now() < ends) requestAnimationFrame(look); else done(most);
              };
              look();
            })
            """);
        await room.Ease("still", 12);
        Assert.Equal(0, moving);
    }

    /// <summary>Words that stick out of the screen, and a page that scrolls sideways. A phone scrolls down, a wall does not.</summary>
    private static Task<string[]> Outside(IPage page) => page.EvaluateAsync<string[]>("""
        () => [
          ...[...document.querySelectorAll('main svg text')].filter((text) => {
            const { width, left, right, top, bottom } = text.getBoundingClientRect();
            const isOnWall = text.closest('svg[data-link]') !== null;
            return width > 0 && (left < -1 || right > innerWidth + 1 || (isOnWall && (top < -1 || bottom > innerHeight + 1)));
          }).map((text) => text.textContent),
          ...(document.documentElement.scrollWidth > innerWidth ? [`page of ${document.documentElement.scrollWidth} on ${innerWidth}`] : []),
        ]
        """);
}
