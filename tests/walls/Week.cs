using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>A week of figures and turns, in the time of a coffee: what a wall holds after it is what it held before.</summary>
public sealed class Week(ControlRoom room)
{
    private const int Looks = 6, TilesATurn = 10;
    private const double GrowthMax = 1.10, HeapSlackMiB = 1;

    /// <summary>The page's own figures, told again and again with new values by a stream of this test: everything behind it is the real page.</summary>
    private const string Feed = """
        (() => {
          const real = window.fetch.bind(window);
          const feeds = new Set();
          const snapshots = new Map();
          let version = 1e12;
          window.told = { tiles: 0, turns: 0 };
          window.fetch = async (input, init) => {
            const url = String(input);
            const [, area, what] = /\/api\/screens\/(\w+)\/(tiles|stream)$/.exec(url) ?? [];
            if (what === 'tiles') {
              const answer = await real(input, init);
              if (answer.ok) snapshots.set(area, (await answer.clone().json()).tiles);
              return answer;
            }
            if (what !== 'stream') return real(input, init);
            const feed = { area };
            const body = new ReadableStream({ start: (pipe) => { feed.pipe = pipe; feeds.add(feed); }, cancel: () => feeds.delete(feed) });
            init.signal.addEventListener('abort', () => { if (feeds.delete(feed)) feed.pipe.error(new DOMException('gone', 'AbortError')); });
            return new Response(body);
          };
          const encoder = new TextEncoder();
          setInterval(() => {
            const now = new Date().toISOString();
            for (const { area, pipe } of feeds) {
              const tiles = (snapshots.get(area) ?? []).slice(0, 12).map((tile) => ({
                ...tile, asOf: now, version: version += 1, seq: version,
                value: tile.value === null ? null : Math.round(Math.random() * 500),
                history: (tile.history ?? []).slice(-20),
              }));
              pipe.enqueue(encoder.encode(`event: tiles\nid: ${version}\ndata: ${JSON.stringify({ now, tiles })}\n\n`));
              window.told.tiles += tiles.length;
            }
          }, 1000);
          let page = null;
          new MutationObserver(() => {
            const next = document.querySelector('aside[data-page]')?.dataset.page ?? null;
            if (next !== page) window.told.turns += 1;
            page = next;
          }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-page'] });
        })()
        """;

    /// <summary>An hour of turns each time; the whole week, some five minutes of a processor, by name (<c>-explicit only</c>).</summary>
    [Theory]
    [InlineData(210)]
    [InlineData(2_000, Explicit = true)]
    public async Task Memory_is_flat_over_all_turns_and_ten_times_as_many_figures(int turnsMin)
    {
        // A small screen: what is drawn is the same, and painting it in software is not what is tried.
        await using var wall = await room.Open("about:blank", 480, 270);
        var page = wall.Page;
        await page.Clock.InstallAsync();
        await page.AddInitScriptAsync(Feed);
        await page.GotoAsync("/walls/74/overview?playlist=overview:1,index766:1,hotline:1,dossiers@725:1,eid:1,city:1,platform:1,overview@721:1");
        await wall.Live();
        var devtools = await wall.Browser.NewCDPSessionAsync(page);
        var looks = new List<(int Turns, double MiB, int Nodes)>();
        int turns;
        do
        {
            await page.Clock.FastForwardAsync(1_000);
            turns = await page.EvaluateAsync<int>("window.told.turns");
            // Walls differ by more than a leak would: it is the same one that is looked at.
            if (turns >= (looks.Count + 1) * turnsMin / (Looks + 1) && await page.Locator("aside[data-page='1']").CountAsync() > 0) looks.Add(await Look(devtools, turns));
        }
        while (turns < turnsMin || looks.Count < Looks);

        var tiles = await page.EvaluateAsync<int>("window.told.tiles");
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{turns} turns, {tiles} tiles; heap in MiB (nodes) at turn: {string.Join(", ", looks.Select(x => $"{x.Turns}: {x.MiB:0.0} ({x.Nodes})"))}");
        Assert.True(tiles >= TilesATurn * turnsMin, $"Only {tiles} tiles were told.");
        Assert.Empty(wall.Faults);
        var early = looks.Take(3).Max(x => x.MiB);
        var late = looks.TakeLast(3).Min(x => x.MiB);
        Assert.True(late <= (early * GrowthMax) + HeapSlackMiB, $"The heap grew from {early:0.0} to {late:0.0} MiB.");
        Assert.True(looks.TakeLast(3).Min(x => x.Nodes) <= looks.Take(3).Max(x => x.Nodes) * GrowthMax, $"Nodes grew from {looks[0].Nodes} to {looks[^1].Nodes}.");
    }

    private static async Task<(int Turns, double MiB, int Nodes)> Look(ICDPSession devtools, int turns)
    {
        for (var i = 0; i < 2; i++) await devtools.SendAsync("HeapProfiler.collectGarbage");
        var heap = (JsonElement)(await devtools.SendAsync("Runtime.getHeapUsage"))!;
        var counters = (JsonElement)(await devtools.SendAsync("Memory.getDOMCounters"))!;
        return (turns, heap.GetProperty("usedSize").GetDouble() / 1024 / 1024, counters.GetProperty("nodes").GetInt32());
    }
}
