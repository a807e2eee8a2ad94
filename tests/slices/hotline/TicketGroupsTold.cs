using System.Text.Json;
using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Hotline;
using Ioc.Tests.Support;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Ioc.Tests.Slices.Hotline;

public sealed class TicketGroupsTold(RealDatabases databases) : IAsyncLifetime
{
    private const string Noise = "Tiếng ồn";
    private const string Waste = "Môi trường, rác thải";
    private static readonly string[] Communes = ["25975", "25972", "25942"];

    private Room<TicketRow> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<TicketRow>("hotline", await databases.Servers.NewDatabaseAsync());
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task<string> Open(string area, string category = Waste, string channel = "phone", double hoursAgo = 0, double? lat = null, double? lon = null)
    {
        var answer = await agent.Post("/api/hotline/tickets", new
        { area, category, channel, summary = "Đèn đường hỏng", openedAt = room.Clock.Now.AddHours(-hoursAgo), lat, lon });
        return (await answer.Json()).GetProperty("code").GetString()!;
    }

    private async Task<TicketGroupCountsChanged?> Last(string area) => (await room.Totals())
        .Where(x => x.Type == "ioc.hotline.ticket-group-counts-changed").Select(x => x.Body.Deserialize<TicketGroupCountsChanged>(Json.Options)!)
        .LastOrDefault(x => x.Area == area);

    private async Task<TicketGroupCountsChanged> Becomes(string area, Func<TicketGroupCountsChanged, bool> holds, string description)
    {
        await Eventually.Holds(async () => await Last(area) is { } told && holds(told), description);
        return (await Last(area))!;
    }

    [Fact]
    public async Task What_waits_is_what_a_naive_count_of_the_rows_finds()
    {
        var random = new Random(1_022);
        string[] categories = [Waste, Noise, "Hỏi đáp"], channels = ["phone", "app", "zalo"], agencies = ["Công an phường", "Đội Quản lý đô thị"];
        for (var i = 0; i < 60; i++)
        {
            var code = await Open(Communes[random.Next(3)], categories[random.Next(3)], channels[random.Next(3)], random.Next(0, 90));
            if (random.Next(3) > 0) await agent.Post($"/api/hotline/tickets/{code}/assign", new { agency = agencies[random.Next(2)] });
            if (random.Next(4) == 0) await agent.Post($"/api/hotline/tickets/{code}/answer", new { answer = "Đã xử lý" });
        }
        var rows = await Rows();
        var open = rows.Where(x => x.GetProperty("status").GetString() != "answered").ToList();
        foreach (var area in new[] { "74", "74.725", "74.725.25975" })
        {
            var here = open.Where(x => x.GetProperty("area").GetString()!.StartsWith(area)).ToList();
            var told = await Becomes(area, x => Naive(here, "channel").SequenceEqual(Plain(x.Channels))
                && Naive(here, "category").SequenceEqual(Plain(x.Categories)) && Naive(here, "agency").SequenceEqual(Plain(x.Agencies)), $"the {here.Count} open in {area} are told");
            Assert.Equal(here.Where(x => x.GetProperty("dueAt").GetDateTimeOffset() >= room.Clock.Now).OrderBy(x => x.GetProperty("dueAt").GetDateTimeOffset())
                .ThenBy(x => x.GetProperty("code").GetString(), StringComparer.Ordinal).Take(12).Select(x => x.GetProperty("code").GetString()), told.Clocks.Select(x => x.Code));
            var answered = rows.Where(x => x.GetProperty("status").GetString() == "answered" && x.GetProperty("area").GetString()!.StartsWith(area)).ToList();
            Assert.Equal((answered.Count, answered.Count(x => x.GetProperty("answeredAt").GetDateTimeOffset() <= x.GetProperty("dueAt").GetDateTimeOffset())),
                (told.AnsweredThisMonth, told.OnTimeThisMonth));
        }
    }

    [Fact]
    public async Task Names_are_told_in_both_languages_where_the_province_gave_them()
    {
        await Open("25975", Noise, "app");
        var told = await Becomes("74", x => x.Channels.Count == 1, "one open");
        Assert.Equal(("app", "Ứng dụng", "App"), (told.Channels[0].Key, told.Channels[0].NameVi, told.Channels[0].NameEn));
        Assert.Equal((Noise, "Noise"), (told.Categories[0].Key, told.Categories[0].NameEn));
        Assert.Equal(("none", "Chưa phân công"), (told.Agencies[0].Key, told.Agencies[0].NameVi));
    }

    [Fact]
    public async Task Places_are_rounded_and_no_point_stands_for_fewer_than_five()
    {
        for (var i = 0; i < 6; i++) await Open("25975", lat: 10.9412 + (i / 1_000.0 / 10), lon: 106.7409);
        for (var i = 0; i < 4; i++) await Open("25972", lat: 10.95 + i, lon: 106.71);
        var told = await Becomes("74", x => x.Channels.Sum(y => y.Open) == 10 && x.Places.Count > 0, "ten open");
        Assert.Equal([new TicketPlace(10.94, 106.74, 6)], told.Places);
        Assert.Empty((await Last("74.725.25972"))!.Places);
    }

    [Fact]
    public async Task The_clock_alone_makes_a_ticket_overdue_and_takes_it_from_the_clocks()
    {
        var code = await Open("25975", Noise);
        var told = await Becomes("74", x => x.Clocks.Count == 1, "one clock runs");
        Assert.Equal((code, "74.725.25975"), (told.Clocks[0].Code, told.Clocks[0].Area));
        room.Clock.Now = room.Clock.Now.AddHours(24).AddSeconds(1);
        told = await Becomes("74", x => x.Clocks.Count == 0, "no clock runs");
        Assert.Equal(1, told.Categories.Single().Overdue);
    }

    [Fact]
    public async Task An_urgent_report_is_told_apart_once()
    {
        await Open("25975", Noise);
        await Open("25975", Waste);
        var urgent = Assert.Single(await room.Told(), x => x.Type == "ioc.hotline.urgent-ticket-opened");
        Assert.Equal(Noise, urgent.Body.GetProperty("ticket").GetProperty("category").GetString());
    }

    [Fact]
    public async Task A_fact_stays_small_however_much_waits()
    {
        for (var i = 0; i < 80; i++)
        {
            var code = await Open(Communes[i % 3], $"Lĩnh vực số {i} với một tên khá dài", lat: 10.9 + (i % 20 / 100.0), lon: 106.7);
            await agent.Post($"/api/hotline/tickets/{code}/assign", new { agency = $"Đơn vị xử lý số {i} của thành phố" });
        }
        await Becomes("74", x => x.Categories.Sum(y => y.Open) == 80, "80 open");
        var bytes = (await room.Totals()).Where(x => x.Type == "ioc.hotline.ticket-group-counts-changed").Max(x => System.Text.Encoding.UTF8.GetByteCount(x.Body.GetRawText()));
        Assert.InRange(bytes, 1_000, 16_000);
    }

    [Theory]
    [InlineData("open=true", 3)]
    [InlineData("open=true&channel=app", 1)]
    [InlineData("open=true&category=none", 0)]
    [InlineData("open=true&agency=none", 2)]
    [InlineData("nearBreach=true", 1)]
    [InlineData("overdue=true", 1)]
    [InlineData("overdue=true&area=724", 0)]
    [InlineData("answeredFrom=2025-06-01", 1)]
    [InlineData("onTime=true", 1)]
    [InlineData("onTime=false", 0)]
    [InlineData("rated=true", 1)]
    [InlineData("from=2025-06-24", 3)]
    [InlineData("to=2025-06-23", 1)]
    public async Task The_rows_behind_a_figure_are_found(string filter, int rows)
    {
        await Open("25975", Noise, "app", hoursAgo: 30);
        await Open("25975", Noise, "phone", hoursAgo: 0.5);
        var third = await Open("25942", Waste, "phone", hoursAgo: 0.5);
        var done = await Open("25942", "Hỏi đáp", "web");
        await agent.Post($"/api/hotline/tickets/{third}/assign", new { agency = "Đội Quản lý đô thị" });
        await agent.Post($"/api/hotline/tickets/{done}/answer", new { answer = "Đã trả lời" });
        await agent.Post($"/api/hotline/tickets/{done}/rate", new { rating = 5 });
        room.Clock.Now = room.Clock.Now.AddHours(21);

        Assert.Equal(rows, (await (await agent.GetAsync($"/api/hotline/tickets?{filter}")).Json()).GetProperty("items").GetArrayLength());
    }

    private async Task<List<JsonElement>> Rows() =>
        [.. (await (await agent.GetAsync("/api/hotline/tickets?rows=500")).Json()).GetProperty("items").EnumerateArray()];

    private List<(string, long, long)> Naive(List<JsonElement> open, string property) =>
    [
        .. open.GroupBy(x => x.TryGetProperty(property, out var value) ? value.GetString()! : "none").OrderBy(x => x.Key, StringComparer.Ordinal)
            .Select(x => (x.Key, (long)x.Count(), (long)x.Count(row => row.GetProperty("dueAt").GetDateTimeOffset() < room.Clock.Now))),
    ];

    private static List<(string, long, long)> Plain(IReadOnlyList<GroupCount> groups) =>
        [.. groups.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => (x.Key, x.Open, x.Overdue))];
}
