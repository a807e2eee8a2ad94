using System.Net;
using System.Text.Json;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Eid;
using Ioc.Contracts.Feeds;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class ReadTiles : IAsyncLifetime
{
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

    [Fact]
    public async Task Tickets_are_shown_as_their_owner_counted_them()
    {
        var asOf = DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds());
        await replica.Say(new TicketCountsChanged("74", true, 42, asOf, new TicketCounts(230, 23, 4, 61, 58, 40, 33)));
        var tiles = await Tiles("74", 5);
        Assert.Equal([("tickets.near-breach", 23), ("tickets.open", 230), ("tickets.opened-today", 61), ("tickets.overdue", 4), ("tickets.satisfied-percent", 82.5)],
            Values(tiles));
        Assert.Equal($$"""{"area":"74","tile":"tickets.near-breach","value":23,"unit":"ticket","asOf":"{{asOf:yyyy-MM-ddTHH:mm:ss}}.000Z","version":42,"periodSeconds":60,"simulated":true,"limit":{"value":20,"side":"above"},"rows":"/api/hotline/tickets?area=74\u0026nearBreach=true","seq":@,"history":[[{{asOf.ToUnixTimeSeconds()}},23]]}""",
            WithoutSeq(tiles.Single(x => Name(x) == "tickets.near-breach")));
    }

    [Fact]
    public async Task Satisfaction_without_a_rating_is_no_figure()
    {
        await replica.Say(new TicketCountsChanged("74", false, 1, Facts.At, new TicketCounts(1, 0, 0, 1, 0, 0, 0)));
        var tile = (await Tiles("74", 5)).Single(x => Name(x) == "tickets.satisfied-percent");
        Assert.Equal(JsonValueKind.Null, tile.GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task Dossiers_are_shown_as_their_owner_counted_them()
    {
        await replica.Say(new DossierCountsChanged("74", false, 1, Facts.At, new DossierCounts(312, 280, 271, 4_410, 77, 39)));
        Assert.Equal([("dossiers.open", 4_410), ("dossiers.overdue", 39), ("dossiers.received-today", 312), ("dossiers.returned-today", 280)], Values(await Tiles("74", 4)));
    }

    [Fact]
    public async Task Services_are_shown_with_what_they_are_read_against()
    {
        await replica.Say(Facts.Services("74"));
        var tiles = await Tiles("74", 4);
        Assert.Equal([("services.essential", 53), ("services.full-process", 892), ("services.total", 2_001), ("services.with-payment", 680)], Values(tiles));
        Assert.Equal(680, Detail(tiles, "services.with-payment").GetProperty("withFee").GetInt32());
        Assert.Equal(53, Detail(tiles, "services.essential").GetProperty("online").GetInt32());
    }

    [Fact]
    public async Task The_score_is_shown_with_groups_metrics_and_what_it_is_out_of()
    {
        await replica.Say(Score("2025-06", 7, 46.2m));
        await replica.Say(Score("2025-05", 90, 61.7m));
        await replica.Say(Score("2025-Q2", 91, 55m));
        var tile = Assert.Single(await Tiles("74", 1));
        Assert.Equal(("index766.score", 46.2, "points"), (Name(tile), tile.GetProperty("value").GetDouble(), tile.GetProperty("unit").GetString()));
        var detail = tile.GetProperty("detail");
        Assert.Equal("""{"window":"2025-06","ruleSet":"portal-2026","max":66,"groups":[{"code":"G2","score":14.2,"max":20}],"metrics":[{"code":"2.1","score":14.2,"max":20,"numerator":71,"denominator":100}]}""",
            detail.GetRawText());
    }

    [Fact]
    public async Task What_eid_suppressed_is_shown_as_suppressed_and_what_it_never_told_is_not_shown()
    {
        await replica.Say(new IdentityCountsChanged("74", false, 1, Facts.At, new Dictionary<string, long?> { ["chip-card-issued"] = null, ["other"] = 9 }));
        var tiles = await Tiles("74", 2);
        Assert.Equal(["eid.by-kind", "eid.chip-cards"], tiles.Select(Name).Order());
        Assert.All(tiles, tile => Assert.Equal(JsonValueKind.Null, tile.GetProperty("value").ValueKind));
    }

    [Fact]
    public async Task Sensors_are_shown_by_their_worst_and_its_limit()
    {
        await replica.Say(Facts.Sensors("74", 1, Facts.At,
            new QuantityNow("pm25", "ug/m3", 61.5, "aq-1", Facts.At, 50, "above"), new QuantityNow("speed", "km/h", 14, "cam-9", Facts.At, null, "below")));
        var tiles = await Tiles("74", 2);
        Assert.Equal([("sensors.pm25-max", 61.5), ("sensors.speed-min", 14)], Values(tiles));
        Assert.Equal("""{"value":50,"side":"above"}""", tiles.Single(x => Name(x) == "sensors.pm25-max").GetProperty("limit").GetRawText());
        Assert.False(tiles.Single(x => Name(x) == "sensors.speed-min").TryGetProperty("limit", out _));
    }

    [Fact]
    public async Task A_wall_has_its_unit_its_children_and_nothing_below_them()
    {
        await replica.Say(Facts.Tickets("74.725.25975", 1, 3));
        await replica.Say(Facts.Tickets("74.725", 1, 9));
        await replica.Say(Facts.Tickets("74", 1, 30));
        await Tiles("74", 10);
        var body = await (await viewer.GetAsync("/api/screens/74/tiles")).Json();
        Assert.Equal(("74", 9), (body.GetProperty("area").GetProperty("code").GetString(), body.GetProperty("children").GetArrayLength()));
        Assert.Equal(["74", "74.725"], body.GetProperty("tiles").EnumerateArray().Select(x => x.GetProperty("area").GetString()).Distinct().Order());
        Assert.EndsWith("Z", body.GetProperty("now").GetString());
    }

    [Theory]
    [InlineData("viewer")]
    [InlineData("operator")]
    [InlineData("agency")]
    [InlineData("district")]
    [InlineData("admin")]
    [InlineData("device")]
    public async Task Every_reader_and_every_device_may_read_its_area(string role)
    {
        using var caller = replica.Caller(role, "725");
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/api/screens/725/tiles")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await caller.GetAsync("/api/screens/25975/tiles")).StatusCode);
    }

    [Theory]
    [InlineData("tiles")]
    [InlineData("stream")]
    public async Task Nobody_reads_without_a_token_beyond_their_area_or_what_is_not_there(string what)
    {
        using var nobody = replica.Bearer(null);
        using var expired = replica.Bearer(Tokens.Mint("viewer", ["74"], lasts: TimeSpan.FromMinutes(-5)));
        using var neighbour = replica.Caller("district", "724");
        using var stranger = replica.Caller("gardener", "74");
        await Refused(401, "no-token", nobody, $"/api/screens/74/{what}");
        await Refused(401, "expired-token", expired, $"/api/screens/74/{what}");
        await Refused(403, "role-not-allowed", stranger, $"/api/screens/74/{what}");
        await Refused(403, "foreign-area", neighbour, $"/api/screens/725/{what}");
        await Refused(403, "foreign-area", neighbour, $"/api/screens/74/{what}");
        await Refused(404, "unknown-area", viewer, $"/api/screens/99999/{what}");
    }

    [Fact]
    public async Task A_replica_that_could_not_read_anything_yet_lives_and_says_so()
    {
        await using var early = new Replica("127.0.0.1:1,connectTimeout=500");
        using var anyone = early.Bearer(null);
        using var caller = early.Caller("viewer", "74");
        Assert.Equal(HttpStatusCode.OK, (await anyone.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await anyone.GetAsync("/health/ready")).StatusCode);
        await Refused(503, "tiles-not-loaded", caller, "/api/screens/74/tiles");
        await Refused(503, "tiles-not-loaded", caller, "/api/screens/74/stream");
    }

    private static ScoreChanged Score(string window, long version, decimal score) => new(
        "74", false, version, Facts.At, window, "portal-2026", score, 66, null,
        [new GroupScore("G2", 14.2m, 20)], [new MetricScore("2.1", "G2", 14.2m, 20, 71, 100)]);

    private static async Task Refused(int status, string kind, HttpClient caller, string path)
    {
        var answer = await caller.GetAsync(path, TestContext.Current.CancellationToken);
        Assert.Equal((status, kind), ((int)answer.StatusCode, await answer.Problem()));
    }

    private Task<JsonElement[]> Tiles(string wall, int count) => Until.Read(
        async () => (await (await viewer.GetAsync($"/api/screens/{wall}/tiles")).Json()).GetProperty("tiles").EnumerateArray().ToArray(),
        x => x.Length == count, $"{count} tiles on the wall of {wall}");

    private static string Name(JsonElement tile) => tile.GetProperty("tile").GetString()!;

    private static IEnumerable<(string, double)> Values(JsonElement[] tiles) =>
        tiles.Select(x => (Name(x), x.GetProperty("value").GetDouble())).OrderBy(x => x.Item1, StringComparer.Ordinal);

    private static JsonElement Detail(JsonElement[] tiles, string name) => tiles.Single(x => Name(x) == name).GetProperty("detail");

    private static string WithoutSeq(JsonElement tile) => tile.GetRawText().Replace($"\"seq\":{tile.GetProperty("seq")}", "\"seq\":@");
}
