using Ioc.Tests.Support;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace Ioc.Tests.Faults;

public sealed class NothingLost(Broken broken)
{
    private const int Reports = 120;
    private Stack Stack => broken.Stack;

    [Theory]
    [InlineData("bus", "25942", "724")]
    [InlineData("hotline", "25975", "725")]
    [InlineData("screens", "25888", "723")]
    [InlineData("cache", "25813", "721")]
    [InlineData("db", "25858", "722")]
    public async Task A_part_killed_in_the_middle_of_a_load_loses_nothing_and_doubles_nothing(string part, string ward, string district)
    {
        var load = new Load(await Stack.CallerAsync("operator", "74"), ward);
        var slice = await Stack.SliceAsync(district);
        var first = await Subscriber.ConnectAsync(slice, $"district-{district}.facts", $"74.{district}.#");
        var sending = load.Send(Reports);
        await Eventually.Holds(() => Task.FromResult(load.Accepted > Reports / 4), "a quarter is sent");

        await Stack.KillAsync(part);
        await sending;

        // A killed broker took the district's connection with it: like any client it connects again, to the same durable queue.
        await using var again = await Reconnect(slice, district);
        await using var wall = WallView.Watch(await Stack.CallerAsync("device", district), district);
        await load.Arrives($"{part} killed", wall, [first, again], $"74.{district}");
        await first.DisposeAsync();
    }

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

    /// <summary>A broker that has just come back refuses a queue until the queue has its leader again.</summary>
    private static async Task<Subscriber> Reconnect(string slice, string district)
    {
        Subscriber? connected = null;
        Exception? last = null;
        await Eventually.Holds(async () =>
        {
            try { connected = await Subscriber.ConnectAsync(slice, $"district-{district}.facts", $"74.{district}.#"); }
            catch (Exception refused) when (refused is OperationCanceledException or RabbitMQClientException) { last = refused; return false; }
            return true;
        }, "the district is connected again", TimeSpan.FromMinutes(2)).ContinueWith(t => { if (t.IsFaulted) throw new InvalidOperationException($"{t.Exception!.InnerException!.Message} {last}"); });
        return connected!;
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
