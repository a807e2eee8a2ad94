using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class TicketToWall(City city)
{
    private const int Reports = 60;

    [Fact]
    public async Task Reports_of_a_ward_reach_the_walls_above_it_and_its_district_alone()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "74"), "74");
        await using var own = await Subscriber.ConnectAsync(await city.Stack.SliceAsync("725"), "district-725.facts", "74.725.#");
        await using var other = await Subscriber.ConnectAsync(await city.Stack.SliceAsync("724"), "district-724.facts", "74.724.#");

        await Task.WhenAll(Enumerable.Range(0, Reports).Select(i => city.Post("/api/hotline/tickets", new
        { area = "25975", category = "Môi trường", channel = "app", summary = $"Rác chưa thu gom {i}" })));

        await Eventually.Holds(() => Task.FromResult(wall.Value("74.725", "tickets.open") == Reports && wall.Value("74", "tickets.open") >= Reports),
            $"the wall shows {Reports} open tickets in Thuận An, and no fewer in the province");
        await Eventually.Holds(() => Task.FromResult(Opened(own) >= Reports), "the district heard its tickets");
        City.Tally("ticket to wall", Reports, Reports, (int)wall.Value("74.725", "tickets.open")!);
        City.Tally("ticket to district", Reports, Reports, Opened(own));
        var heard = own.Heard.ToList();
        Assert.Equal(heard.Count, heard.Select(x => x.Id).Distinct().Count());
        Assert.All(heard, fact => Assert.StartsWith("74.725.", fact.Key));
        Assert.Equal(0, Opened(other));
        Assert.DoesNotContain(heard, fact => fact.Body.Contains("Rác"));
    }

    [Fact]
    public async Task A_ticket_that_is_answered_leaves_the_wall_and_its_rating_counts()
    {
        await using var wall = WallView.Watch(await city.Stack.CallerAsync("device", "722"), "722");
        var code = (await city.Post("/api/hotline/tickets", new { area = "25858", category = "Giao thông", channel = "phone", summary = "Đèn tín hiệu hỏng" })).GetProperty("code").GetString();
        await Eventually.Holds(() => Task.FromResult(wall.Value("74.722", "tickets.open") == 1), "one ticket is open in Phú Giáo");

        await city.Post($"/api/hotline/tickets/{code}/assign", new { agency = "Đội Quản lý đô thị" });
        await city.Post($"/api/hotline/tickets/{code}/answer", new { answer = "Đã sửa" });
        await city.Post($"/api/hotline/tickets/{code}/rate", new { rating = 5 });

        await Eventually.Holds(() => Task.FromResult(wall.Value("74.722", "tickets.open") == 0 && wall.Value("74.722", "tickets.satisfied-percent") == 100),
            "no ticket is open and all are satisfied");
    }

    private static int Opened(Subscriber district) => district.Heard.Count(x => x.Key.EndsWith(".hotline.ticket-opened", StringComparison.Ordinal));
}
