using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Faults;

public sealed class NothingLost(Broken broken)
{
    private const int Reports = 120;
    private Stack Stack => broken.Stack;

    [Fact]
    public async Task Facts_delivered_twice_and_late_change_no_figure()
    {
        var load = new Load(await Stack.CallerAsync("operator", "74"), "25777");
        await using var district = await Subscriber.ConnectAsync(await Stack.SliceAsync("720"), "district-720.facts", "74.720.#");
        await using var wall = WallView.Watch(await Stack.CallerAsync("device", "720"), "720");
        await load.Send(Reports);
        await load.Arrives("before the repetition", wall, [district], "74.720");
        var before = await Figures(wall);

        await using (var echo = await Echo.ConnectAsync(Stack.VariablesOf("hotline")["ConnectionStrings__bus"]))
            foreach (var fact in district.Heard.Where(x => x.Key.Contains(".hotline.")).Reverse().ToList()) await echo.Repeat(fact);

        await Eventually.Holds(async () => await Duplicates() >= Reports, "the indicators met every repetition");
        Assert.Equal(before, await Figures(wall));
    }

    private static Task<string> Figures(WallView wall) => Task.FromResult(string.Join(' ',
        ((string[])["tickets.open", "tickets.overdue", "tickets.opened-today", "index766.score"]).Select(tile => $"{tile}={wall.Value("74.720", tile)}")));

    private async Task<double> Duplicates()
    {
        using var http = new HttpClient();
        var page = await http.GetStringAsync(new Uri(Stack.AddressOf("indicators"), "/metrics"));
        return page.Split('\n').Where(line => line.StartsWith("ioc_inbox_duplicates_total ", StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)).SingleOrDefault();
    }
}
