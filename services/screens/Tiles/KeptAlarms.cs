using System.Text.Json;
using Ioc.Areas;
using Ioc.Contracts.Feeds;
using Ioc.Defaults;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Ioc.Screens.Tiles;

/// <summary>The alarms that are active, kept in Redis, and the tile that counts them for every area above.</summary>
public sealed class KeptAlarms(Cache cache, Shelf shelf, TimeProvider clock, IOptions<ScreensOptions> options)
{
    /// <summary>Most urgent alarms listed on a tile; the counts are of all.</summary>
    public const int ListedMax = 50;

    /// <summary>Hash of active alarms.</summary>
    public const string Active = "screens:alarms";

    private static readonly string Keep = Cache.Script("alarms.lua");
    private static readonly string[] Priorities = ["high", "medium", "low"];

    /// <summary>Keeps what an alarm says of itself, unless it is old news, and counts again for every area on its path.</summary>
    public async Task Change(string area, bool simulated, AlarmState alarm, CancellationToken ct)
    {
        var json = alarm.ClearedAt is null ? JsonSerializer.Serialize(new Kept(area, simulated, alarm), Json.Options) : "";
        var now = await Run(alarm.Id, alarm.Version, json, ct);
        foreach (var path in AreaPath.Ancestors(area)) await Count(path, simulated, now, now.At, ct);
    }

    /// <summary>The owner of alarms spoke for an area: the count there is as fresh as that word.</summary>
    public async Task Refresh(string area, bool simulated, DateTimeOffset asOf, CancellationToken ct) =>
        await Count(area, simulated, await Run("", 0, "", ct), asOf, ct);

    private async Task<Found> Run(string id, long version, string json, CancellationToken ct)
    {
        RedisKey[] keys = [Active, "screens:alarms:revision", "screens:alarms:cleared:" + id];
        RedisValue[] values =
        [
            id, version, json, clock.GetUtcNow().ToUnixTimeMilliseconds(), (long)TimeSpan.FromDays(options.Value.ClearedAlarmDays).TotalSeconds,
        ];
        var found = (RedisValue[])(await cache.Ask(redis => redis.ScriptEvaluateAsync(Keep, keys, values), ct))!;
        return new Found((long)found[0], DateTimeOffset.FromUnixTimeMilliseconds((long)found[1]),
            [.. found.Skip(2).Select(x => Read(x!))]);
    }

    private static Kept Read(string stored) => JsonSerializer.Deserialize<Kept>(stored[(stored.IndexOf('\n') + 1)..], Json.Options)!;

    private Task<bool> Count(string path, bool simulated, Found found, DateTimeOffset asOf, CancellationToken ct)
    {
        var here = found.Active.Where(x => AreaPath.IsUnder(x.Area, path))
            .OrderBy(x => Array.IndexOf(Priorities, x.Alarm.Priority)).ThenByDescending(x => x.Alarm.RaisedAt).ToList();
        int Of(string priority) => here.Count(x => x.Alarm.Priority == priority);
        var word = new Word("alarms", path, simulated || here.Any(x => x.Simulated), found.Revision, asOf);
        var tile = new Tile("alarms.active", here.Count, "alarm")
        {
            Detail = new { High = Of("high"), Medium = Of("medium"), Low = Of("low"), List = here.Take(ListedMax).Select(Row) },
        };
        return shelf.PutIfNewer(word, [tile], ct);
    }

    private static object Row(Kept kept) => new
    {
        kept.Alarm.Id, kept.Alarm.Priority, kept.Alarm.TextVi, kept.Alarm.TextEn, kept.Area, kept.Alarm.Value, kept.Alarm.Limit, kept.Alarm.Unit,
        RaisedAt = Shelf.Instant(kept.Alarm.RaisedAt),
    };

    private sealed record Kept(string Area, bool Simulated, AlarmState Alarm);

    private sealed record Found(long Revision, DateTimeOffset At, IReadOnlyList<Kept> Active);
}
