using System.Globalization;
using System.Text.Json;
using Ioc.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>A week in the time of a coffee: what a page holds after it is what it held before.</summary>
public sealed class Week(ControlRoom room)
{
    private const int Looks = 20, Days = 7, TurnsMin = 2_000, FiguresMin = 20_000;

    // The heap holds compiled code too, which grows ever more slowly while the page's own objects do not.
    private const int WarmLooks = 2, ComparedLooks = 3;
    private const double GrowthMax = 1.05, HeapSlackMiB = 1;

    [Fact]
    public async Task Memory_is_flat_over_a_week_of_turns()
    {
        // A small screen: what is drawn is the same, and painting it in software is not what is tried.
        await using var wall = await room.Open("about:blank", 720, 405);
        await wall.Page.AddInitScriptAsync(Compressed.Time);
        await wall.Page.GotoAsync(
            "/walls/74/overview?playlist=overview:300,index766:300,hotline:300,eid:300,city:300,platform:300,dossiers@725:300,overview@725:300");
        await wall.Live();
        var turns = 0;
        await Lives(wall, FiguresMin, async () => turns += await wall.Page.EvaluateAsync<int>("""
            async () => {
              const wall = () => document.querySelector('h1')?.textContent;
              let turns = 0;
              // Whole rounds of eight walls, so that it is always the same one that is looked at.
              for (let i = 0; i < 13 * 8; i++) {
                const before = wall();
                await second(300, 12, false);
                if (wall() !== before) turns += 1;
              }
              return turns;
            }
            """));
        Assert.InRange(turns, TurnsMin, int.MaxValue);
    }

    [Fact]
    public async Task Memory_is_flat_over_a_week_of_one_wall_with_alarms_that_come_and_go()
    {
        await using var wall = await room.Open("about:blank", 720, 405);
        await wall.Page.AddInitScriptAsync(Compressed.Time);
        await wall.Page.GotoAsync("/walls/74/overview");
        await wall.Live();
        await Lives(wall, FiguresMin, () => wall.Page.EvaluateAsync("async () => { for (let i = 0; i < 10; i++) await second(3_600, 120, true); }"));
    }

    [Fact]
    public async Task Memory_is_flat_over_a_week_of_a_desk_at_which_alarms_are_opened()
    {
        string[] stations = ["week-0", "week-1"];
        await using var desk = await room.Open("about:blank", 1280, 720);
        await desk.Page.AddInitScriptAsync($"sessionStorage.setItem('ioc.desk', '{await room.Stack.TokenAsync("operator", "74")}')");
        await desk.Page.AddInitScriptAsync(Compressed.Time);
        foreach (var station in stations) await room.Station(station, "25981", limit: 50, priority: "medium");
        foreach (var station in stations) await room.Measure(station, 61);
        try
        {
            await Eventually.Holds(async () =>
            {
                await desk.Page.GotoAsync("/desk/alarms?area=725");
                await desk.Until("header [data-link='live']", "the desk is live");
                return await desk.Page.Locator("tr[data-alarm]").CountAsync() == stations.Length;
            }, "the alarms are listed");
            await Lives(desk, 3_000, () => desk.Page.EvaluateAsync("""
                async () => {
                  for (let i = 0; i < 10; i++) {
                    document.querySelectorAll('button[data-row]')[i % 2].click();
                    await second(3_600, 20, false);
                  }
                }
                """));
        }
        finally
        {
            foreach (var station in stations) await room.Measure(station, 10);
        }
    }

    /// <summary>Lets a page live on, looking at it now and then, and compares what it held early with what it holds late.</summary>
    private static async Task Lives(Screen screen, int figuresMin, Func<Task> live)
    {
        var began = await ServerNow(screen);
        var devtools = await screen.Browser.NewCDPSessionAsync(screen.Page);
        var looks = new List<Look>();
        for (var i = 0; i < Looks; i++)
        {
            await live();
            looks.Add(await LookAt(screen, devtools));
        }

        var told = await screen.Page.EvaluateAsync<int>("told");
        TestContext.Current.TestOutputHelper?.WriteLine($"{told} tiles. {string.Join(" ", looks)}");
        Assert.InRange(told, figuresMin, int.MaxValue);
        Assert.Empty(screen.Faults);
        Assert.InRange(await ServerNow(screen) - began, TimeSpan.FromDays(Days), TimeSpan.FromDays(Days + 2));
        await screen.Until("[data-link='live']", "the page still hears its server");
        IsFlat("heap in MiB", looks, look => look.MiB, HeapSlackMiB);
        IsFlat("nodes", looks, look => look.Nodes);
        IsFlat("listeners", looks, look => look.Listeners);
        IsFlat("timers", looks, look => look.Timers);
        IsFlat("streams", looks, look => look.Streams);
    }

    private static void IsFlat(string what, List<Look> looks, Func<Look, double> of, double slack = 0)
    {
        var early = looks.Skip(WarmLooks).Take(ComparedLooks).Max(of);
        var late = looks.TakeLast(ComparedLooks).Min(of);
        Assert.True(late <= (early * GrowthMax) + slack, $"{what} grew: {string.Join(' ', looks.Select(look => of(look).ToString("0.##", CultureInfo.InvariantCulture)))}");
    }

    private static async Task<DateTimeOffset> ServerNow(Screen screen) =>
        DateTimeOffset.Parse(await screen.Page.EvaluateAsync<string>("serverNow()"), CultureInfo.InvariantCulture);

    private static async Task<Look> LookAt(Screen screen, ICDPSession devtools)
    {
        for (var i = 0; i < 2; i++) await devtools.SendAsync("HeapProfiler.collectGarbage");
        var heap = (JsonElement)(await devtools.SendAsync("Runtime.getHeapUsage"))!;
        var counters = (JsonElement)(await devtools.SendAsync("Memory.getDOMCounters"))!;
        var held = await screen.Page.EvaluateAsync<int[]>("held()");
        return new(heap.GetProperty("usedSize").GetDouble() / 1024 / 1024, counters.GetProperty("nodes").GetInt32(),
            counters.GetProperty("jsEventListeners").GetInt32(), held[0], held[1]);
    }

    private sealed record Look(double MiB, int Nodes, int Listeners, int Timers, int Streams)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{MiB:0.00}/{Nodes}/{Listeners}/{Timers}/{Streams}");
    }
}
