using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class CountAlarms : IAsyncLifetime
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
    public async Task A_wall_shows_what_stands_and_what_an_operator_needs_to_know_of_it()
    {
        await replica.Say(Facts.Alarms("74.725", 1, 3, Facts.Alarm("a1", "high")));

        var tile = (await Until.Read(() => Tile("74.725", "alarms.active"), x => x is not null, "the alarms are shown"))!.Value;
        Assert.Equal((6, "alarm", true), (tile.GetProperty("value").GetInt32(), tile.GetProperty("unit").GetString(), tile.GetProperty("simulated").GetBoolean()));
        var detail = tile.GetProperty("detail");
        Assert.Equal([3, 2, 1, 4, 1, 5], Numbers(detail, "high", "medium", "low", "unacknowledged", "returned", "shelved"));
        Assert.Equal("{\"active\":true,\"groups\":[{\"rule\":\"sensor-limit\",\"textVi\":\"Trị đo vượt giới hạn\",\"textEn\":\"Reading beyond its limit\",\"count\":3}]}",
            detail.GetProperty("flood").GetRawText());
        var row = detail.GetProperty("list")[0];
        Assert.Equal(["a1", "sensor-limit", "high", "unacknowledged", "Bụi PM2.5 vượt ngưỡng", "Cháy rác", "Hại sức khỏe", "74.725.25975", "city.air", "ug/m3"],
            new[] { "id", "rule", "priority", "state", "textVi", "causeVi", "consequenceVi", "area", "tile", "unit" }.Select(x => row.GetProperty(x).GetString()));
        Assert.Equal("[\"Gọi 1022\"]", row.GetProperty("actionsVi").GetRawText());
    }

    [Fact]
    public async Task The_measures_are_shown_at_the_root_alone()
    {
        await replica.Say(Facts.Alarms("74.725", 1, 0));
        await replica.Say(Facts.Alarms("74", 2, 0));

        var tile = (await Until.Read(() => Tile("74", "alarms.measures"), x => x is not null, "the measures are shown"))!.Value;
        Assert.Equal([9, 1, 2], Numbers(tile.GetProperty("detail"), "perHour", "chattering", "stale"));
        Assert.Equal(8, tile.GetProperty("detail").GetProperty("topTen")[0].GetProperty("count").GetInt32());
        Assert.Null(await Tile("74.725", "alarms.measures"));
    }

    [Fact]
    public async Task A_late_word_changes_nothing()
    {
        await replica.Say(Facts.Alarms("74", 2, 0));
        await replica.Say(Facts.Alarms("74", 1, 9));
        await replica.Say(Facts.Alarms("74.725", 1, 1));

        await Until.Read(() => Tile("74.725", "alarms.active"), x => x is not null, "the later word of another area is shown");
        Assert.Equal(3, (await Tile("74", "alarms.active"))!.Value.GetProperty("value").GetInt32());
    }

    private static int[] Numbers(JsonElement detail, params string[] names) => [.. names.Select(x => detail.GetProperty(x).GetInt32())];

    private async Task<JsonElement?> Tile(string area, string name) =>
        (await (await viewer.GetAsync("/api/screens/74/tiles")).Json()).GetProperty("tiles").EnumerateArray()
            .Where(x => x.GetProperty("area").GetString() == area && x.GetProperty("tile").GetString() == name).Select(x => (JsonElement?)x).SingleOrDefault();
}
