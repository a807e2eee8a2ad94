using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Ioc.Messaging;

/// <summary>
/// Counts what was touched, at most every <see cref="MessagingOptions.RecountEveryMilliseconds"/>, from the rows themselves:
/// the figures come out the same whatever was killed, doubled or late.
/// </summary>
public sealed partial class Recount<TCounts>(
    Ledger ledger, ICounter<TCounts> counter, Wakes wakes, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<Recount<TCounts>> log)
    : BackgroundService where TCounts : class
{
    private const string Everything = "*";
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ShiftEvery = TimeSpan.FromSeconds(1);
    private DateTimeOffset shiftedAt = clock.GetUtcNow().AddDays(-1);

    /// <summary>Asks for every total to be announced again.</summary>
    public static void WantAll(Work work, string counter) => work.Touch(counter, Everything);

    /// <summary>Counts once, now; answers how many totals were announced.</summary>
    public async Task<int> CountNow(CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var touched = await Take(work, ct);
        if (touched is null) return 0;
        var dirty = touched.Select(x => x.Area).ToHashSet();
        var all = dirty.Remove(Everything);
        var now = work.Now;
        var shifts = now - shiftedAt >= ShiftEvery;
        if (shifts) dirty.UnionWith(await counter.Shifted(work, shiftedAt, now, ct));
        if (dirty.Count == 0 && !all && !shifts) return 0;
        var counted = dirty.Count > 0 ? await CountLeaves(work, dirty, ct) : [];
        var announced = await Announce(work, counted, Traces(touched), IsDue, ct);
        await work.Commit(ct);
        if (shifts) shiftedAt = now;
        Signals.Announced.Add(announced);
        return announced;

        bool IsDue(string area) => all || (shifts && Turns.Comes(area, shiftedAt, now, options.Value.AnnounceEverySeconds));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var began = clock.GetTimestamp();
                var counted = await CountNow(stoppingToken);
                var pause = Pause(clock.GetElapsedTime(began));
                if (counted == 0) await wakes.Dirty(counter.Name).Heard(Idle, stoppingToken);
                var rest = pause - clock.GetElapsedTime(began);
                if (rest > TimeSpan.Zero) await Task.Delay(rest, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                Waits(log, counter.Name, failure);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>From the start of a count to that of the next: however slow the database, it has half its time for others.</summary>
    private TimeSpan Pause(TimeSpan took) => TimeSpan.FromMilliseconds(
        Math.Max(Math.Max(options.Value.RecountEveryMilliseconds, counter.Every.TotalMilliseconds), 2 * took.TotalMilliseconds));

    /// <summary>A total belongs to the trace of one of the acts that it counts: of the last, where there were several.</summary>
    private static Dictionary<string, string> Traces(IEnumerable<(string Area, string? Traceparent)> touched)
    {
        var traces = new Dictionary<string, string>();
        foreach (var (area, traceparent) in touched)
            if (traceparent is not null)
                foreach (var path in AreaPath.Ancestors(area)) traces[path] = traceparent;
        return traces;
    }

    /// <summary>Takes the marks; null when another replica counts just now.</summary>
    private async Task<IReadOnlyList<(string Area, string? Traceparent)>?> Take(Work work, CancellationToken ct)
    {
        var rows = await work.Many<(bool Mine, string? Area, string? Traceparent)>("""
            with held as materialized (select pg_try_advisory_xact_lock(hashtext(@Name)) as mine),
            taken as (delete from dirty where counter = @Name and (select mine from held) returning area, traceparent)
            select held.mine, taken.area, taken.traceparent from held left join taken on true
            """, new { counter.Name }, ct);
        return rows[0].Mine ? [.. rows.Where(x => x.Area is not null).Select(x => (x.Area!, x.Traceparent))] : null;
    }

    private async Task<List<AreaCounts<TCounts>>> CountLeaves(Work work, HashSet<string> dirty, CancellationToken ct)
    {
        var counted = (await counter.Count(work, dirty, ct)).ToDictionary(x => x.Area);
        var leaves = dirty.Select(area => counted.GetValueOrDefault(area) ?? new AreaCounts<TCounts>(area, false, counter.Zero)).ToList();
        work.AtCommit("""
            insert into leaf_total (counter, area, simulated, counts) select $1, * from unnest($2, $3, $4::jsonb[])
            on conflict (counter, area) do update set simulated = excluded.simulated, counts = excluded.counts
            """, Value(counter.Name), Value(leaves.Select(x => x.Area)), Value(leaves.Select(x => x.Simulated)), Value(leaves.Select(x => Serialise(x.Counts))));
        return leaves;
    }

    /// <summary>Announces what changed, and what it is time to say again.</summary>
    private async Task<int> Announce(
        Work work, List<AreaCounts<TCounts>> counted, Dictionary<string, string> traces, Func<string, bool> isDue, CancellationToken ct)
    {
        var known = await work.Many<Known>("""
            select next.version, area, leaf.simulated as leaf_simulated, leaf.counts::text as leaf, told.simulated as told_simulated, told.counts::text as told
            from (select nextval('total_version') as version) next
            left join ((select * from leaf_total where counter = @Name) leaf full join (select * from announced_total where counter = @Name) told using (area)) on true
            """, new { counter.Name }, ct);
        var leaves = known.Where(x => x.Leaf is not null).ToDictionary(x => x.Area!, x => (Simulated: x.LeafSimulated!.Value, Counts: Parse(x.Leaf!)));
        foreach (var leaf in counted) leaves[leaf.Area] = (leaf.Simulated, leaf.Counts);
        var told = known.Where(x => x.Told is not null).ToDictionary(x => x.Area!, x => (x.Told!, x.ToldSimulated!.Value));
        var concerned = counted.SelectMany(x => AreaPath.Ancestors(x.Area)).ToHashSet();
        var totals = RollUp.Sum(leaves, (left, right) => (left.Simulated | right.Simulated, counter.Add(left.Counts, right.Counts)));
        var changed = totals
            .Where(x => isDue(x.Key) || (concerned.Contains(x.Key) && !Same(told, x.Key, x.Value)))
            .Select(x => (Area: x.Key, x.Value.Simulated, x.Value.Counts)).ToList();
        if (changed.Count == 0) return 0;
        foreach (var (area, simulated, counts) in changed)
            work.Announce(counter.Announce(area, simulated, known[0].Version, work.Now, counts), traces.GetValueOrDefault(area));
        work.AtCommit("""
            insert into announced_total (counter, area, version, counts, simulated) select $1, area, $2, counts, simulated from unnest($3, $4::jsonb[], $5) as x (area, counts, simulated)
            on conflict (counter, area) do update set version = excluded.version, counts = excluded.counts, simulated = excluded.simulated
            """, Value(counter.Name), Value(known[0].Version), Value(changed.Select(x => x.Area)), Value(changed.Select(x => Serialise(x.Counts))), Value(changed.Select(x => x.Simulated)));
        return changed.Count;
    }

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private static NpgsqlParameter<T[]> Value<T>(IEnumerable<T> values) => new() { TypedValue = [.. values] };

    private static bool Same(Dictionary<string, (string Counts, bool Simulated)> told, string area, (bool Simulated, TCounts Counts) total) =>
        told.TryGetValue(area, out var last) && last.Simulated == total.Simulated
        && Serialise(Parse(last.Counts)) == Serialise(total.Counts);

    private static string Serialise(TCounts counts) => JsonSerializer.Serialize(counts, Json.Options);

    private static TCounts Parse(string counts) => JsonSerializer.Deserialize<TCounts>(counts, Json.Options)!;

    /// <summary>What is stored of an area: its own count, and what was announced last; the first row also holds the next version.</summary>
    private sealed record Known(long Version, string? Area, bool? LeafSimulated, string? Leaf, bool? ToldSimulated, string? Told);

    [LoggerMessage(4, LogLevel.Warning, "Recount of {Counter} waits")]
    private static partial void Waits(ILogger log, string counter, Exception failure);
}
