using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Ioc.Screens.Tiles;

/// <summary>Where the tiles lie: put only when newer, in one step, so that replicas and late facts cannot undo each other.</summary>
public sealed class Shelf(Cache cache, Limits limits, TimeProvider clock, IOptions<MessagingOptions> messaging)
{
    /// <summary>Hash of all tiles: key to card.</summary>
    public const string Tiles = "screens:tiles";

    /// <summary>Grows by one with each word that was news.</summary>
    public const string Seq = "screens:seq";

    /// <summary>Points of a history: one a minute.</summary>
    public const int PointsMax = 180;

    private const string Words = "screens:words";
    private static readonly TimeSpan HistorySpan = TimeSpan.FromHours(3);
    private static readonly string Put = Cache.Script("put.lua");

    /// <summary>An owner announces everything again every so often; a figure is late when it missed that by as much again.</summary>
    private int PeriodSeconds => 2 * messaging.Value.AnnounceEverySeconds;

    /// <summary>Puts the tiles of a word unless it is old news.</summary>
    /// <returns>True when it was news.</returns>
    /// <exception cref="StoreAway">Redis does not answer; the word must be said again.</exception>
    public async Task<bool> PutIfNewer(Word word, IReadOnlyList<Tile> tiles, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var keys = new List<RedisKey> { Tiles, Words, Seq };
        var values = new List<RedisValue>
        {
            $"{word.Area}|{word.Source}", word.Window, word.Version, word.AsOf.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds(), Cache.Channel,
            PointsMax, (now - HistorySpan).ToUnixTimeSeconds(),
        };
        foreach (var tile in tiles)
        {
            var key = Card.KeyOf(word.Area, tile.Name);
            keys.Add("screens:history:" + key);
            values.AddRange([key, Body(word, tile), Own(tile), Point(word, tile)]);
        }
        var put = (bool)await cache.Ask(redis => redis.ScriptEvaluateAsync(Put, [.. keys], [.. values]), ct);
        if (put) ScreensMetrics.TilesPut.Add(tiles.Count);
        return put;
    }

    private byte[] Body(Word word, Tile tile) => JsonSerializer.SerializeToUtf8Bytes(new Wire(
        word.Area, tile.Name, tile.Value, tile.Unit, Instant(word.AsOf), word.Version, PeriodSeconds, word.Simulated,
        tile.Limit ?? limits.Of(tile.Name, word.Area, word.AsOf), Rows.Of(tile.Name, word.Area, word.AsOf), tile.Wide ? null : tile.Detail,
        Activity.Current?.TraceId.ToHexString()),
        Json.Options)[..^1];

    private static byte[] Own(Tile tile) => tile is { Wide: true, Detail: { } detail }
        ? [.. ",\"detail\":"u8, .. JsonSerializer.SerializeToUtf8Bytes(detail, Json.Options)] : [];

    private static string Point(Word word, Tile tile) => tile is { Drawn: true, Value: { } value }
        ? string.Create(CultureInfo.InvariantCulture, $"[{word.AsOf.ToUnixTimeSeconds()},{value:R}]") : "";

    /// <summary>An instant as every tile and frame writes it: comparable as text.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private sealed record Wire(
        string Area, string Tile, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value, string Unit, string AsOf,
        long Version, int PeriodSeconds, bool Simulated, Limit? Limit, string? Rows, object? Detail, string? Trace);
}
