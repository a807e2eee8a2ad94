using System.Text.Json;
using System.Web;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Walls;

/// <summary>From any tile to the rows behind it: everything on every wall that can be clicked leads to the desk, and the desk to rows.</summary>
public sealed class DrillDown(ControlRoom room)
{
    /// <summary>Figures whose value is a count of rows of their own: as many rows must be listed.</summary>
    private static readonly string[] Counted =
    [
        "dossiers.received-today", "dossiers.open", "services.total", "services.full-process", "tickets.open", "tickets.opened-today",
        "dossiers.flow", "dossiers.by-agency", "tickets.by-channel", "tickets.by-category", "tickets.by-agency",
    ];

    private const int PageRows = 50;

    /// <summary>Clicks everything once and answers the addresses of the desk that were offered, one of each kind.</summary>
    private const string Click = """
        async () => {
          const offered = new Map();
          const pause = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
          for (const one of document.querySelectorAll('svg [data-figure], svg [data-opens], svg [data-part], svg [data-area], svg [data-alarm]')) {
            if (!one.isConnected || !one.closest('[data-figure], [data-opens]')) continue;
            one.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
            await pause();
            const dialog = document.querySelector('dialog[open]');
            const href = dialog?.querySelector('a[href^="/desk/"]')?.getAttribute('href') ?? '';
            offered.set(`${one.dataset.figure ?? one.dataset.opens ?? ''} ${Object.keys(one.dataset)} ${href}`, href);
            dialog?.close();
            await pause();
          }
          for (const place of document.querySelectorAll('[data-figure] a[href^="/desk/"]')) offered.set(place.href, place.getAttribute('href'));
          return [...offered.values()];
        }
        """;

    /// <summary>Walls.</summary>
    public static TheoryData<string> Walls => EveryWall.Names;

    [Theory]
    [MemberData(nameof(Walls))]
    public async Task Every_tile_of_a_wall_leads_to_the_rows_behind_it(string name)
    {
        var (width, height) = name == "phone" ? (390, 844) : (1920, 1080);
        await using var wall = await (await room.Open($"/walls/74/{name}", width, height)).Live();
        await wall.Until("[data-figure], [data-opens]", "the tiles are drawn");
        var offered = (await wall.Page.EvaluateAsync<string[]>(Click)).Distinct().ToList();
        Assert.DoesNotContain("", offered);
        await Eventually.Holds(async () => (await Tiles()).Count > 0, "tiles are known");
        var tiles = await Tiles();
        var drawn = (await wall.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-figure], [data-opens]')].map((x) => x.dataset.figure ?? x.dataset.opens)")).Distinct().ToList();
        Assert.NotEmpty(drawn);
        Assert.All(drawn, figure => Assert.Contains(offered, x => figure == "alarms.active" ? x.StartsWith("/desk/alarms?", StringComparison.Ordinal) : x.Contains($"tile={figure}", StringComparison.Ordinal)));

        await using var desk = await room.SignIn(offered[0]);
        // One address of each kind: what leads to one district's rows leads to another's.
        foreach (var address in offered.GroupBy(KindOf).Select(x => x.First()))
        {
            await desk.Page.EvaluateAsync("(address) => { history.pushState(null, '', address); dispatchEvent(new PopStateEvent('popstate')); }", address);
            var asked = HttpUtility.ParseQueryString(address.Split('?')[1]);
            if (address.StartsWith("/desk/alarms", StringComparison.Ordinal))
            {
                await desk.Until("tr[data-state], .empty", $"{address} lists alarms");
                continue;
            }

            var (tile, area) = (asked["tile"]!, asked["area"]!);
            var rows = desk.Page.Locator($"article[data-opened='{tile}'] tbody tr");
            await desk.Until($"article[data-opened='{tile}'] tbody tr, article[data-opened='{tile}'] [data-rows='none']", $"{address} lists rows, or says that there are none");
            Assert.Equal(0, await desk.Page.Locator("article .fault p").CountAsync());
            Assert.Contains($"area={area}", desk.Page.Url, StringComparison.Ordinal);
            if (area != "74" || asked["metric"] is not null) continue;
            if (Counted.Contains(tile) && tiles.GetValueOrDefault(tile) <= PageRows)
                await Eventually.Holds(async () => await rows.CountAsync() == (await Tiles()).GetValueOrDefault(tile), $"{tile}: as many rows are listed as it counts");
        }

        Assert.Empty(desk.Faults);
        Assert.Empty(wall.Faults);
    }

    private static string KindOf(string address)
    {
        var asked = HttpUtility.ParseQueryString(address.Split('?')[1]);
        return $"{address.Split('?')[0]} {asked["tile"]} {asked["area"] == "74"} {asked["metric"] is not null} {asked["alarm"] is not null}";
    }

    private async Task<Dictionary<string, double>> Tiles() =>
        (await (await room.Operator.GetAsync("/api/screens/74/tiles")).Json()).GetProperty("tiles").EnumerateArray()
            .Where(x => x.GetProperty("area").GetString() == "74" && x.GetProperty("value").ValueKind == JsonValueKind.Number)
            .ToDictionary(x => x.GetProperty("tile").GetString()!, x => x.GetProperty("value").GetDouble());
}
