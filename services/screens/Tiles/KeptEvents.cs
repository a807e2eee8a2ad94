using System.Collections.Concurrent;
using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;
using StackExchange.Redis;

namespace Ioc.Screens.Tiles;

/// <summary>The newest notable events of every area and all below it, kept in Redis, and the ticker made of them.</summary>
public sealed class KeptEvents(Cache cache, Shelf shelf, AreaTree areas, TimeProvider clock)
{
    /// <summary>Events that a ticker shows.</summary>
    public const int ListedMax = 20;

    private static readonly string Keep = Cache.Script("events.lua");
    private static readonly TimeSpan MarkLasts = TimeSpan.FromDays(40);
    private static readonly TimeSpan RefreshEvery = TimeSpan.FromSeconds(15);
    private readonly ConcurrentDictionary<string, DateTimeOffset> refreshedAt = new();
    private readonly ConcurrentDictionary<string, string> marked = new();

    /// <summary>One event; two with the same content are one.</summary>
    /// <param name="Kind">urgent-ticket, alarm, dossiers or score.</param>
    /// <param name="Area">Area path.</param>
    public sealed record Notable(DateTimeOffset At, string Kind, Text Text, string Area, bool Simulated);

    /// <summary>Keeps an event and shows it on the ticker of its area and of every area above.</summary>
    public async Task Add(Notable happened, CancellationToken ct)
    {
        var line = JsonSerializer.Serialize(new
        {
            At = Shelf.Instant(happened.At), happened.Kind, TextVi = happened.Text.Vi, TextEn = happened.Text.En, happened.Area, happened.Simulated,
        }, Json.Options);
        foreach (var path in AreaPath.Ancestors(happened.Area)) await Show(path, happened.At, line, happened.Simulated, clock.GetUtcNow(), ct);
    }

    /// <summary>An owner spoke for an area: that nothing happened there since is as fresh as that word.</summary>
    public async Task Refresh(string area, bool simulated, DateTimeOffset asOf, CancellationToken ct)
    {
        if (refreshedAt.TryGetValue(area, out var last) && asOf - last < RefreshEvery) return;
        await Show(area, default, "", simulated, asOf, ct);
        refreshedAt[area] = asOf;
    }

    /// <summary>True for the first who says that something has come to a value: what many facts say shall be told once.</summary>
    public async Task<bool> IsFirst(string what, string value, CancellationToken ct)
    {
        if (marked.TryGetValue(what, out var known) && known == value) return false;
        var first = await cache.Ask(redis => redis.StringSetAsync($"screens:mark:{what}:{value}", "1", MarkLasts, When.NotExists), ct);
        marked[what] = value;
        return first;
    }

    /// <summary>What people call an area: Vietnamese, and without marks.</summary>
    public Text NameOf(string area) => areas.Find(area[(area.LastIndexOf('.') + 1)..], clock.Today()) is { } unit
        ? new(unit.NameVi, unit.NameEn) : new(area, area);

    private async Task Show(string path, DateTimeOffset at, string line, bool simulated, DateTimeOffset asOf, CancellationToken ct)
    {
        RedisKey[] keys = ["screens:events:" + path, "screens:events:revision"];
        var found = (RedisValue[])(await cache.Ask(redis => redis.ScriptEvaluateAsync(
            Keep, keys, [at.ToUnixTimeMilliseconds(), line, ListedMax, clock.GetUtcNow().ToUnixTimeMilliseconds()]), ct))!;
        if (line.Length > 0 && !(bool)found[0]) return;
        var lines = found.Skip(2).Select(x => JsonSerializer.Deserialize<JsonElement>((string)x!)).ToList();
        await shelf.PutIfNewer(new Word("events", path, simulated || lines.Exists(x => x.GetProperty("simulated").GetBoolean()), (long)found[1], asOf),
            [new Tile("events.latest", lines.Count, "event") { Wide = true, Detail = new { List = lines } }], ct);
    }
}
