using System.Text.Json;
using Ioc.Contracts.Platform;
using Ioc.Defaults;
using StackExchange.Redis;

namespace Ioc.Screens.Tiles;

/// <summary>What every process said last, kept in Redis, and the tile that tells which of them are not well.</summary>
/// <remarks>The gateway stands in front of the bus and is not on it; a wall that shows anything came through it.</remarks>
public sealed class KeptParts(Cache cache, Shelf shelf, TimeProvider clock)
{
    /// <summary>Hash of reports by part and replica.</summary>
    public const string Key = "screens:parts";

    /// <summary>Three reports missed.</summary>
    public static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(30);

    /// <summary>A part that nobody heard of for so long was taken away, not lost.</summary>
    public static readonly TimeSpan ForgottenAfter = TimeSpan.FromDays(1);

    /// <summary>Facts that wait longer than this in an outbox or on their way are late.</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromSeconds(10);

    /// <summary>Keeps a report and shows all parts as of now: whoever was not heard of meanwhile turns silent by that.</summary>
    public async Task Keep(PartReported fact, CancellationToken ct)
    {
        var stored = await cache.Ask(async redis =>
        {
            await redis.HashSetAsync(Key, $"{fact.Part.Part}|{fact.Part.Replica}", JsonSerializer.Serialize(fact, Json.Options));
            return await redis.HashGetAllAsync(Key);
        }, ct);
        var now = clock.GetUtcNow();
        var reports = stored.Select(x => (x.Name, Fact: JsonSerializer.Deserialize<PartReported>((string)x.Value!, Json.Options)!)).ToList();
        RedisValue[] gone = [.. reports.Where(x => IsGone(x.Fact, [.. reports.Select(y => y.Fact)], now)).Select(x => x.Name)];
        if (gone.Length > 0) await cache.Ask(redis => redis.HashDeleteAsync(Key, gone), ct);
        var word = new Word("part-reported", fact.Area, fact.Simulated, now.ToUnixTimeMilliseconds(), now);
        await shelf.PutIfNewer(word, [Shape([.. reports.Where(x => !gone.Contains(x.Name)).Select(x => x.Fact)], now)], ct);
    }

    /// <summary>True for a process that another of its part replaced, and for a part of which nobody heard for long.</summary>
    public static bool IsGone(PartReported fact, IReadOnlyList<PartReported> all, DateTimeOffset now) =>
        now - fact.At > ForgottenAfter || (now - fact.At > SilentAfter && all.Any(x => x.Part.Part == fact.Part.Part && now - x.At <= SilentAfter));

    /// <summary>The tile: how many parts are not well, and each part with the worst that its replicas say.</summary>
    public static Tile Shape(IReadOnlyList<PartReported> reports, DateTimeOffset now)
    {
        var parts = reports.GroupBy(x => x.Part.Part).OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => Part(x.Key, [.. x], now)).ToList();
        return new Tile("platform.parts", parts.Count(x => x.State != "well"), "part") { Drawn = true, Wide = true, Limit = new Limit(0, "above"), Detail = new { List = parts } };
    }

    private static Row Part(string part, List<PartReported> reports, DateTimeOffset now)
    {
        var newest = reports.MaxBy(x => x.At)!;
        var says = reports.ConvertAll(x => x.Part);
        var (lag, oldest) = (says.Max(x => x.LagMilliseconds), says.Max(x => x.OldestOutboxSeconds));
        var (errors, parked) = (says.Sum(x => x.ErrorsPerSecond), says.Max(x => x.Parked));
        var state = now - newest.At > SilentAfter ? "silent"
            : errors > 0 || parked > 0 ? "failing"
            : oldest > LateAfter.TotalSeconds || lag > LateAfter.TotalMilliseconds ? "late" : "well";
        return new Row(part, reports.Count, newest.Part.Release, state, says.Max(x => x.QueueMessages), oldest, says.Max(x => x.OutboxRows), parked,
            Math.Round(says.Sum(x => x.RequestsPerSecond), 1), Math.Round(errors, 2), lag, Shelf.Instant(newest.At));
    }

    /// <summary>One part as walls draw it.</summary>
    /// <param name="State">well, late, failing or silent.</param>
    private sealed record Row(
        string Part, int Replicas, string Release, string State, long QueueMessages, double OldestOutboxSeconds, long OutboxRows, long Parked,
        double RequestsPerSecond, double ErrorsPerSecond, double? LagMilliseconds, string At);
}
