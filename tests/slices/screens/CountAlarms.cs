using System.Text.Json;
using Ioc.Contracts.Feeds;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class CountAlarms : IAsyncLifetime
{
    private const string Commune = "74.725.25975";

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
    public async Task A_raised_alarm_counts_for_its_unit_and_everything_above()
    {
        await replica.Say(new AlarmRaised(Commune, true, Facts.Alarm("a1", "high")));
        foreach (var (wall, area) in new[] { ("25975", Commune), ("725", "74.725"), ("74", "74") })
        {
            var tile = await Until.Read(() => Tile(wall, area), x => x.GetProperty("value").GetInt32() == 1, $"the alarm counts in {area}");
            Assert.True(tile.GetProperty("simulated").GetBoolean());
            var row = tile.GetProperty("detail").GetProperty("list")[0];
            Assert.Equal(("a1", "high", Commune, 82.5, 50, "ug/m3"), (row.GetProperty("id").GetString(), row.GetProperty("priority").GetString(),
                row.GetProperty("area").GetString(), row.GetProperty("value").GetDouble(), row.GetProperty("limit").GetDouble(), row.GetProperty("unit").GetString()));
        }
    }

    [Fact]
    public async Task A_cleared_alarm_is_gone_and_a_late_word_does_not_bring_it_back()
    {
        var alarm = Facts.Alarm("a2");
        await replica.Say(new AlarmRaised(Commune, false, alarm));
        await replica.Say(new AlarmCleared(Commune, false, alarm.Cleared()));
        await replica.Say(new AlarmRaised(Commune, false, alarm));
        await replica.Say(new AlarmRaised(Commune, false, Facts.Alarm("a3")));
        Assert.Equal(["a3"], await Until.Read(Listed, x => x.Count > 0 && x[0] == "a3", "a3 is listed"));
    }

    [Fact]
    public async Task A_cleared_alarm_known_before_it_was_raised_is_never_shown()
    {
        var alarm = Facts.Alarm("a4");
        await replica.Say(new AlarmCleared(Commune, false, alarm.Cleared()));
        await replica.Say(new AlarmRaised(Commune, false, alarm));
        await replica.Say(new AlarmRaised(Commune, false, Facts.Alarm("a5")));
        Assert.Equal(["a5"], await Until.Read(Listed, x => x.Count > 0, "a5 is listed"));
    }

    [Fact]
    public async Task A_repeated_word_changes_no_tile()
    {
        await replica.Say(new AlarmRaised(Commune, false, Facts.Alarm("a6")));
        var first = await Until.Read(() => Tile("74", "74"), x => x.GetProperty("value").GetInt32() == 1, "the alarm counts");
        await replica.Say(new AlarmRaised(Commune, false, Facts.Alarm("a6")));
        await replica.Say(new AlarmRaised("74.724", false, Facts.Alarm("a7")));
        var second = await Until.Read(() => Tile("74", "74"), x => x.GetProperty("value").GetInt32() == 2, "the next alarm counts");
        // Three tiles for the first alarm and three tickers, two tiles for the other, none for the repeat.
        Assert.Equal(first.GetProperty("seq").GetInt64() + 3 + 2, second.GetProperty("seq").GetInt64());
    }

    [Fact]
    public async Task The_most_urgent_stand_first_and_fifty_are_listed_while_all_are_counted()
    {
        for (var number = 0; number < 60; number++)
            await replica.Say(new AlarmRaised(Commune, false, Facts.Alarm($"b{number:00}", number == 7 ? "high" : number % 2 == 0 ? "low" : "medium", raisedMinute: number)));
        var tile = await Until.Read(() => Tile("74", "74"), x => x.GetProperty("value").GetInt32() == 60, "all alarms count");
        var detail = tile.GetProperty("detail");
        Assert.Equal((1, 29, 30), (detail.GetProperty("high").GetInt32(), detail.GetProperty("medium").GetInt32(), detail.GetProperty("low").GetInt32()));
        var ids = detail.GetProperty("list").EnumerateArray().Select(x => x.GetProperty("id").GetString()).ToList();
        Assert.Equal(50, ids.Count);
        Assert.Equal(["b07", "b59", "b57"], ids.Take(3));
    }

    [Fact]
    public async Task The_count_is_as_fresh_as_the_owners_last_word_even_when_there_is_no_alarm()
    {
        await replica.Say(Facts.Sensors("74.725", 5, Facts.At.AddSeconds(30)));
        await Until.Read(() => Tile("725", "74.725"), x => x.GetProperty("asOf").GetString() == "2025-06-24T03:42:30.000Z", "no alarm, and known when");
        await replica.Say(Facts.Sensors("74.725", 6, Facts.At.AddSeconds(60)));
        var tile = await Until.Read(() => Tile("725", "74.725"), x => x.GetProperty("asOf").GetString() == "2025-06-24T03:43:00.000Z", "known later");
        Assert.Equal(0, tile.GetProperty("value").GetInt32());
    }

    private async Task<List<string>> Listed() =>
        [.. (await Tile("74", "74")).GetProperty("detail").GetProperty("list").EnumerateArray().Select(x => x.GetProperty("id").GetString()!)];

    private async Task<JsonElement> Tile(string wall, string area)
    {
        var tiles = await (await viewer.GetAsync($"/api/screens/{wall}/tiles")).Json();
        return tiles.GetProperty("tiles").EnumerateArray().FirstOrDefault(
            x => x.GetProperty("area").GetString() == area && x.GetProperty("tile").GetString() == "alarms.active",
            JsonSerializer.Deserialize<JsonElement>("""{"value":-1,"asOf":"","detail":{"list":[]}}"""));
    }
}
