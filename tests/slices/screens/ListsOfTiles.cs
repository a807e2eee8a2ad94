using FactAttribute = Xunit.FactAttribute;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Desk;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Platform;
using Ioc.Tests.Support;
using System.Text.Json;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class ListsOfTiles : IAsyncLifetime
{
    private const string Commune = "74.725.25975";
    private static readonly TicketState Ticket = new("1022-1", 1, "Tiếng ồn", "phone", "opened", null, false, Facts.At, Facts.At.AddHours(24), null, null);

    private OwnRedis redis = null!;
    private Replica replica = null!;
    private HttpClient viewer = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await OwnRedis.Open();
        replica = await new Replica(redis.Address).Loaded();
        viewer = replica.Caller("viewer", "74");
    }

    public async ValueTask DisposeAsync()
    {
        viewer.Dispose();
        await replica.DisposeAsync();
        await redis.DisposeAsync();
    }

    private async Task<JsonElement?> Tile(string wall, string area, string name) => (await (await viewer.GetAsync($"/api/screens/{wall}/tiles")).Json())
        .GetProperty("tiles").EnumerateArray().Where(x => x.GetProperty("area").GetString() == area && x.GetProperty("tile").GetString() == name)
        .Select(x => (JsonElement?)x).SingleOrDefault();

    private async Task<JsonElement> Becomes(string wall, string area, string name, Func<JsonElement, bool> holds)
    {
        await Eventually.Holds(async () => await Tile(wall, area, name) is { } tile && holds(tile), $"{name} of {area} on the wall of {wall}");
        return (await Tile(wall, area, name))!.Value;
    }

    private static JsonElement List(JsonElement tile) => tile.GetProperty("detail").GetProperty("list");

    [Fact]
    public async Task A_long_list_is_on_the_wall_of_its_own_area_and_the_figure_alone_on_the_one_above()
    {
        await replica.Say(new TicketGroupCountsChanged("74.725", false, 1, Facts.At, [new GroupCount("phone", 5, 1, "Điện thoại", "Phone")], [], [], [], [], 0, 0));
        var own = await Becomes("725", "74.725", "tickets.by-channel", _ => true);
        Assert.Equal(("phone", 5), (List(own)[0].GetProperty("key").GetString(), List(own)[0].GetProperty("open").GetInt32()));
        Assert.Equal("/api/hotline/tickets?area=725&open=true&channel={key}", own.GetProperty("rows").GetString());
        var above = await Becomes("74", "74.725", "tickets.by-channel", _ => true);
        Assert.Equal(5, above.GetProperty("value").GetInt32());
        Assert.False(above.TryGetProperty("detail", out _));
    }

    [Fact]
    public async Task A_figure_without_a_limit_of_its_owner_is_read_against_the_dated_one()
    {
        await replica.Say(Facts.Tickets("74", 1, 3));
        var tile = await Becomes("74", "74", "tickets.near-breach", _ => true);
        Assert.Equal("""{"value":20,"side":"above"}""", tile.GetProperty("limit").GetRawText());
    }

    [Fact]
    public async Task The_ticker_tells_the_newest_once_each_without_persons()
    {
        await replica.Say(new UrgentTicketOpened(Commune, true, Ticket));
        await replica.Say(new UrgentTicketOpened(Commune, true, Ticket));
        await replica.Say(new AlarmRaised("74.725", false, Facts.Alarm("a1", raisedMinute: 2)));
        foreach (var done in new[] { 499, 501, 502, 1_003 })
            await replica.Say(new DossierCountsChanged("74.725", false, done, Facts.At.AddMinutes(1), new DossierCounts(0, done, done, 0, 0, 0)));

        var ticker = await Becomes("725", "74.725", "events.latest", x => List(x).GetArrayLength() == 4);
        Assert.Equal(["alarm", "dossiers", "dossiers", "urgent-ticket"], List(ticker).EnumerateArray().Select(x => x.GetProperty("kind").GetString()));
        Assert.Equal("Phản ánh khẩn: Tiếng ồn, Phường An Phú", List(ticker)[3].GetProperty("textVi").GetString());
        Assert.True(ticker.GetProperty("simulated").GetBoolean());
        Assert.Equal(4, List(await Becomes("74", "74", "events.latest", _ => true)).GetArrayLength());
        Assert.Equal(1, List(await Becomes("25975", Commune, "events.latest", _ => true)).GetArrayLength());
    }

    [Fact]
    public async Task The_ticker_keeps_twenty_and_the_newest()
    {
        for (var minute = 0; minute < 25; minute++)
            await replica.Say(new UrgentTicketOpened(Commune, false, Ticket with { Code = $"1022-{minute}", OpenedAt = Facts.At.AddMinutes(minute) }));
        var ticker = await Becomes("25975", Commune, "events.latest", x => List(x)[0].GetProperty("at").GetString() == "2025-06-24T04:06:00.000Z");
        Assert.Equal(20, List(ticker).GetArrayLength());
        Assert.Equal("2025-06-24T03:47:00.000Z", List(ticker)[19].GetProperty("at").GetString());
    }

    [Fact]
    public async Task A_part_that_went_silent_is_not_well_when_the_next_one_reports()
    {
        static PartReported Says(string part, DateTimeOffset at) => new("74", false, at, new PartState(part, "r1", "1.0.0", 0, 0, 0, 0, 2.5, 0, 12));
        await replica.Say(Says("hotline", TimeProvider.System.GetUtcNow().AddSeconds(-29)));
        await Becomes("74", "74", "platform.parts", x => x.GetProperty("value").GetInt32() == 0);
        await Eventually.Holds(async () =>
        {
            await replica.Say(Says("screens", TimeProvider.System.GetUtcNow()));
            return await Tile("74", "74", "platform.parts") is { } tile && tile.GetProperty("value").GetInt32() == 1;
        }, "one part is silent");
        var parts = List((await Tile("74", "74", "platform.parts"))!.Value).EnumerateArray().ToDictionary(x => x.GetProperty("part").GetString()!, x => x.GetProperty("state").GetString());
        Assert.Equal(("silent", "well"), (parts["hotline"], parts["screens"]));
    }
}
