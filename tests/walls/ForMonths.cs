using System.Globalization;
using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>What nobody looks after for months: the clock, the dot that beats, and the page itself.</summary>
public sealed class ForMonths(ControlRoom room)
{
    private const int Beating = 5, SilentMinutes = 5;

    // The clock that never goes back is set forward; its timers run on as they do.
    private const string MinutesSkipped = """
        const real = performance.now.bind(performance);
        window.skipped = 0;
        performance.now = () => real() + window.skipped;
        """;

    [Fact]
    public async Task A_wall_whose_own_clock_is_wrong_shows_the_servers_time()
    {
        await using var wall = await room.Open("about:blank");
        await wall.Page.Clock.InstallAsync(new ClockInstallOptions { TimeDate = new DateTime(2019, 3, 5, 6, 7, 8, DateTimeKind.Utc) });
        await wall.Page.GotoAsync("/walls/74/overview");
        await wall.Live();
        Assert.Equal(2019, await wall.Page.EvaluateAsync<int>("new Date().getUTCFullYear()"));
        await Eventually.Holds(async () => (await wall.Page.TextContentAsync("[data-clock]"))?.Trim() == Now("HH:mm"), "the clock of the wall is the server's");
        Assert.Contains(Now("dd/MM/yyyy"), await wall.Page.Locator("svg[data-link]").TextContentAsync());
        Assert.Empty(wall.Faults);
    }

    [Fact]
    public async Task The_dot_beats_while_the_server_is_heard_and_stops_with_it_and_every_figure_greys()
    {
        await using var cable = new Cable(room.Stack.Door);
        await using var wall = await (await room.Open($"{cable.Address}walls/74/overview")).Live();
        await wall.Until("[data-clock] ~ circle.beat", "the dot beats");
        cable.PullOut();
        await wall.Until("[data-clock] ~ circle:not(.beat)", "the dot stands still", Beating);
        await Eventually.Holds(async () => await wall.Page.Locator("[data-figure][data-state='live']").CountAsync() == 0, "no figure is called live");
        Assert.NotEqual(0, await wall.Page.Locator("[data-figure][data-state='stale']").CountAsync());
        cable.PutIn();
        await wall.Until("[data-clock] ~ circle.beat", "the dot beats again");
        await wall.IsWell();
    }

    [Fact]
    public async Task The_watchdog_reloads_a_page_that_hears_nothing_though_the_site_answers()
    {
        await using var cable = new Cable(room.Stack.Door);
        await using var wall = await room.Open("about:blank");
        await wall.Page.AddInitScriptAsync(MinutesSkipped);
        await wall.Page.GotoAsync($"{cable.Address}walls/74/overview");
        await wall.Live();
        var loads = 0;
        wall.Page.Load += (_, _) => loads++;
        await wall.Page.RouteAsync("**/api/**", request => request.AbortAsync());
        cable.PullOut();
        await wall.Until("[data-cut='true']", "the wall says that it is cut");
        cable.PutIn();
        Assert.Equal(0, loads);
        await wall.Page.EvaluateAsync("minutes => window.skipped = minutes * 60_000", SilentMinutes);
        await Eventually.Holds(() => Task.FromResult(loads > 0), "the page was loaded anew");
        await wall.Page.UnrouteAllAsync();
        await wall.Live();
    }

    private static string Now(string format) => TimeProvider.System.GetUtcNow().AddHours(7).ToString(format, CultureInfo.InvariantCulture);
}
