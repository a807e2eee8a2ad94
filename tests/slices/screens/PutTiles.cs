using System.Text.Json;
using Ioc.Areas;
using Ioc.Messaging;
using Ioc.Screens;
using Ioc.Screens.Tiles;
using Ioc.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Xunit;

namespace Ioc.Tests.Slices.Screens;

public sealed class PutTiles : IAsyncLifetime
{
    private readonly TestClock clock = new(Facts.At);
    private OwnRedis redis = null!;
    private Cache cache = null!;
    private Shelf shelf = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await OwnRedis.Open();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("ConnectionStrings:cache", redis.Address)]).Build();
        cache = new Cache(settings, Options.Create(new ScreensOptions { CacheAnswersWithinSeconds = 10 }));
        shelf = new Shelf(cache, new Limits(AreaTree.Bundled(new DateOnly(2025, 6, 30))), clock, Options.Create(new MessagingOptions()));
    }

    public async ValueTask DisposeAsync()
    {
        await cache.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task A_newer_word_replaces_an_older_one()
    {
        Assert.True(await Put(version: 41, value: 22));
        Assert.True(await Put(version: 42, value: 23));
        var tile = await Tile();
        Assert.Equal((23, 42, 60), (tile.GetProperty("value").GetDouble(), tile.GetProperty("version").GetInt64(), tile.GetProperty("periodSeconds").GetInt32()));
        Assert.Equal("2025-06-24T03:42:42.000Z", tile.GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task A_late_or_repeated_word_changes_nothing_at_all()
    {
        await Put(version: 42, value: 23);
        var (before, seq) = (await Stored(), await Seq());
        Assert.False(await Put(version: 41, value: 99));
        Assert.False(await Put(version: 42, value: 99));
        Assert.False(await Put(version: 42, value: 99, asOf: Facts.At.AddSeconds(41)));
        Assert.Equal((before, seq), (await Stored(), await Seq()));
    }

    [Fact]
    public async Task The_same_version_said_again_later_renews_the_age()
    {
        await Put(version: 42, value: 23);
        Assert.True(await Put(version: 42, value: 23, asOf: Facts.At.AddSeconds(90)));
        Assert.Equal("2025-06-24T03:43:30.000Z", (await Tile()).GetProperty("asOf").GetString());
    }

    [Fact]
    public async Task A_later_window_wins_whatever_its_version()
    {
        await Put(version: 900, value: 61, window: 202505);
        Assert.True(await Put(version: 3, value: 12, window: 202506));
        Assert.False(await Put(version: 901, value: 62, window: 202505));
        Assert.Equal(12, (await Tile()).GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task However_words_race_the_newest_stays()
    {
        await Task.WhenAll(Enumerable.Range(1, 200).OrderBy(x => x * 7_919 % 200).Select(x => Put(version: x, value: x)));
        Assert.Equal(200, (await Tile()).GetProperty("value").GetDouble());
    }

    [Fact]
    public async Task Sequence_begins_at_the_clock_so_that_it_never_goes_back_when_Redis_forgets()
    {
        await Put(version: 1, value: 1);
        var first = await Seq();
        Assert.Equal(Facts.At.ToUnixTimeMilliseconds() + 1, first);
        await redis.Kill();
        await redis.Start();
        clock.Now = Facts.At.AddMinutes(1);
        await Eventually.Holds(PutsAgain, "Redis takes words again");
        Assert.True(await Seq() > first);
    }

    [Fact]
    public async Task History_has_a_point_a_minute_and_the_latest_stands_for_the_present()
    {
        for (var half = 0; half < 6; half++) await Put(version: half, value: half, asOf: Facts.At.AddSeconds(30 * half));
        Assert.Equal([1, 3, 5], await History());
    }

    [Fact]
    public async Task History_goes_back_three_hours_and_180_points_at_most()
    {
        for (var minute = 0; minute < 200; minute++)
        {
            clock.Now = Facts.At.AddMinutes(minute);
            await Put(version: minute, value: minute, asOf: clock.Now);
        }
        Assert.Equal(Enumerable.Range(20, 180).Select(x => (double)x), await History());
        clock.Now = Facts.At.AddMinutes(199).AddHours(2.5);
        await Put(version: 500, value: 7, asOf: clock.Now);
        Assert.Equal([.. Enumerable.Range(169, 31).Select(x => (double)x), 7], await History());
    }

    [Fact]
    public async Task What_was_suppressed_is_null_and_draws_no_point()
    {
        await Put(version: 1, value: 6);
        await Put(version: 2, value: null, asOf: Facts.At.AddMinutes(2));
        Assert.Equal(JsonValueKind.Null, (await Tile()).GetProperty("value").ValueKind);
        Assert.Equal([6], await History());
    }

    [Fact]
    public async Task What_no_wall_draws_as_a_line_keeps_no_history()
    {
        await shelf.PutIfNewer(new Word("service-counts-changed", "74", false, 1, Facts.At), [new Tile("services.total", 2_001, "service")], default);
        Assert.False((await Tile("services.total")).TryGetProperty("history", out _));
    }

    [Fact]
    public async Task While_Redis_is_away_no_word_is_taken_for_said()
    {
        await redis.Kill();
        await Assert.ThrowsAsync<StoreAway>(() => Put(version: 1, value: 1));
        await redis.Start();
        await Eventually.Holds(PutsAgain, "Redis takes words again");
    }

    private async Task<bool> PutsAgain()
    {
        try { return await Put(version: 77, value: 1); }
        catch (StoreAway) { return false; }
    }

    private Task<bool> Put(long version, double? value, DateTimeOffset? asOf = null, int window = 0) => shelf.PutIfNewer(
        new Word("ticket-counts-changed", "74", false, version, asOf ?? Facts.At.AddSeconds(version), window),
        [new Tile("tickets.open", value, "ticket") { Drawn = true }], TestContext.Current.CancellationToken);

    private async Task<string> Stored() => (string)(await cache.Ask(x => x.HashGetAsync(Shelf.Tiles, "74|tickets.open"), default))!;

    private async Task<long> Seq() => (long)await cache.Ask(x => x.StringGetAsync(Shelf.Seq), default);

    private async Task<JsonElement> Tile(string name = "tickets.open")
    {
        var card = Card.ReadStored("74|" + name, (byte[])(await cache.Ask(x => x.HashGetAsync(Shelf.Tiles, "74|" + name), default))!);
        return JsonSerializer.Deserialize<JsonElement>([.. card.Body.Span, .. card.Own.Span, (byte)'}']);
    }

    private async Task<List<double>> History() =>
        [.. (await Tile()).GetProperty("history").EnumerateArray().Select(x => x[1].GetDouble())];
}
