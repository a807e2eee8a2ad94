using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

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
    private DateTimeOffset announceAt = clock.GetUtcNow();

    /// <summary>Asks for every total to be announced again.</summary>
    public static void WantAll(Work work, string counter) => work.Touch(counter, Everything);

    /// <summary>Counts once, now; answers how many totals were announced.</summary>
    public async Task<int> CountNow(CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        if (!await work.One<bool>("select pg_try_advisory_xact_lock(hashtext(@Name))", new { counter.Name }, ct)) return 0;
        var all = clock.GetUtcNow() >= announceAt;
        var touched = await work.Many<(string Area, string? Traceparent)>(
            "delete from dirty where counter = @Name returning area, traceparent", new { counter.Name }, ct);
        var dirty = touched.Select(x => x.Area).ToHashSet();
        all |= dirty.Remove(Everything);
        var now = work.Now;
        var shifts = now - shiftedAt >= ShiftEvery;
        if (shifts) dirty.UnionWith(await counter.Shifted(work, shiftedAt, now, ct));
        if (dirty.Count == 0 && !all) return 0;
        if (dirty.Count > 0) await StoreLeaves(work, dirty, ct);
        var announced = await AnnounceChanged(work, dirty, Traces(touched), all, ct);
        await work.Commit(ct);
        if (shifts) shiftedAt = now;
        if (all) announceAt = now.AddSeconds(options.Value.AnnounceEverySeconds);
        Signals.Announced.Add(announced);
        return announced;
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

    private async Task StoreLeaves(Work work, HashSet<string> dirty, CancellationToken ct)
    {
        var counted = (await counter.Count(work, dirty, ct)).ToDictionary(x => x.Area);
        var leaves = dirty.Select(area => counted.GetValueOrDefault(area) ?? new AreaCounts<TCounts>(area, false, counter.Zero)).ToList();
        await work.Execute("""
            insert into leaf_total (counter, area, simulated, counts)
            select @Name, * from unnest(@areas, @simulated, @counts::jsonb[])
            on conflict (counter, area) do update set simulated = excluded.simulated, counts = excluded.counts
            """, new
        {
            counter.Name,
            areas = leaves.Select(x => x.Area).ToArray(),
            simulated = leaves.Select(x => x.Simulated).ToArray(),
            counts = leaves.Select(x => Serialise(x.Counts)).ToArray(),
        }, ct);
    }

    private async Task<int> AnnounceChanged(
        Work work, HashSet<string> dirty, Dictionary<string, string> traces, bool all, CancellationToken ct)
    {
        var leaves = await work.Many<(string Area, bool Simulated, string Counts)>(
            "select area, simulated, counts::text from leaf_total where counter = @Name", new { counter.Name }, ct);
        var told = all ? [] : (await work.Many<(string Area, string Counts, bool Simulated)>(
            "select area, counts::text, simulated from announced_total where counter = @Name", new { counter.Name }, ct))
            .ToDictionary(x => x.Area, x => (x.Counts, x.Simulated));
        var concerned = dirty.SelectMany(AreaPath.Ancestors).ToHashSet();
        var totals = RollUp.Sum(
            leaves.Select(x => KeyValuePair.Create(x.Area, (x.Simulated, Counts: Parse(x.Counts)))),
            (left, right) => (left.Simulated | right.Simulated, counter.Add(left.Counts, right.Counts)));
        var changed = totals
            .Where(x => all || (concerned.Contains(x.Key) && !Same(told, x.Key, x.Value)))
            .Select(x => (Area: x.Key, x.Value.Simulated, x.Value.Counts)).ToList();
        if (changed.Count == 0) return 0;
        var versions = await work.Many<long>("select nextval('total_version') from generate_series(1, @Count)", new { changed.Count }, ct);
        for (var i = 0; i < changed.Count; i++)
            work.Announce(counter.Announce(changed[i].Area, changed[i].Simulated, versions[i], work.Now, changed[i].Counts), traces.GetValueOrDefault(changed[i].Area));
        await Remember(work, changed, versions, ct);
        return changed.Count;
    }

    private Task Remember(Work work, List<(string Area, bool Simulated, TCounts Counts)> changed, IReadOnlyList<long> versions, CancellationToken ct) =>
        work.Execute("""
            insert into announced_total (counter, area, version, counts, simulated)
            select @Name, * from unnest(@areas, @versions, @counts::jsonb[], @simulated)
            on conflict (counter, area) do update set version = excluded.version, counts = excluded.counts, simulated = excluded.simulated
            """, new
        {
            counter.Name,
            areas = changed.Select(x => x.Area).ToArray(),
            versions = versions.ToArray(),
            counts = changed.Select(x => Serialise(x.Counts)).ToArray(),
            simulated = changed.Select(x => x.Simulated).ToArray(),
        }, ct);

    private static bool Same(Dictionary<string, (string Counts, bool Simulated)> told, string area, (bool Simulated, TCounts Counts) total) =>
        told.TryGetValue(area, out var last) && last.Simulated == total.Simulated
        && Serialise(Parse(last.Counts)) == Serialise(total.Counts);

    private static string Serialise(TCounts counts) => JsonSerializer.Serialize(counts, Json.Options);

    private static TCounts Parse(string counts) => JsonSerializer.Deserialize<TCounts>(counts, Json.Options)!;

    [LoggerMessage(4, LogLevel.Warning, "Recount of {Counter} waits")]
    private static partial void Waits(ILogger log, string counter, Exception failure);
}
