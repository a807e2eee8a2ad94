using System.Text.Json;
using Ioc.Areas;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Scores;
using Ioc.Messaging;
using Microsoft.Extensions.Options;

namespace Ioc.Indicators.Counters;

/// <summary>
/// Turns facts into figures, at most every <see cref="MessagingOptions.RecountEveryMilliseconds"/>: marks what became late, puts the
/// new deltas in order, takes them into memory, and tells the scores that changed. Of several processes one does so at a time.
/// </summary>
public sealed partial class CountScores : BackgroundService
{
    /// <summary>Name by which others ask for every score to be told again.</summary>
    public const string Counter = "scores";

    private static readonly TimeSpan Idle = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Apart = TimeSpan.FromMilliseconds(2);
    private readonly Dictionary<string, (string Said, decimal Score)> told = [];
    private readonly Dictionary<string, string> inherited = [];
    private readonly (Memory Memory, LiveScores Scores, Outlooks Outlooks, AreaTree Areas) known;
    private readonly (Ledger Ledger, Wakes Wakes, TimeProvider Clock, MessagingOptions Options) house;
    private readonly ILogger<CountScores> log;
    private readonly SemaphoreSlim one = new(1, 1);
    private DateTimeOffset tellAllAt;

    internal CountScores(
        Memory memory, LiveScores scores, Outlooks outlooks, AreaTree areas, Ledger ledger, Wakes wakes, TimeProvider clock, IOptions<MessagingOptions> options, ILogger<CountScores> log)
    {
        (known, house, this.log) = ((memory, scores, outlooks, areas), (ledger, wakes, clock, options.Value), log);
        tellAllAt = clock.GetUtcNow();
    }

    /// <summary>Counts once, now; answers how many scores were told.</summary>
    public async Task<int> CountNow(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            await known.Memory.Ready(ct);
            await using var work = await house.Ledger.Begin(ct);
            var news = await News.Read(work, known.Memory.Batch, ct);
            try { return await Tell(work, news, ct); }
            catch
            {
                // Memory may have taken what was not committed: the rows say what is.
                known.Memory.Forget();
                throw;
            }
        }
        finally { one.Release(); }
    }

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await known.Memory.Load(cancellationToken);
        if (known.Memory.IsEmpty) await WantRows(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var began = house.Clock.GetTimestamp();
                var told = await CountNow(stoppingToken);
                // However much there is to tell, three quarters of the time are for others; so is what the outbox, the broker and the walls do with each total.
                var took = house.Clock.GetElapsedTime(began);
                await Task.Delay(new[] { TimeSpan.FromMilliseconds(house.Options.RecountEveryMilliseconds) - took, 3 * took, told * Apart }.Max(), stoppingToken);
                await house.Wakes.Dirty(Counter).Heard(Idle, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                Waits(log, failure);
                await Task.Delay(Idle, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // A new installation, or one that lost its database: the owners have the rows.
    private async Task WantRows(CancellationToken ct)
    {
        await using var work = await house.Ledger.Begin(ct);
        foreach (var root in known.Areas.Roots(VietnamTime.DateOf(work.Now))) work.Announce(new RowsWanted(root.Path, false));
        await work.Commit(ct);
    }

    private async Task<int> Tell(Work work, News news, CancellationToken ct)
    {
        var (applied, entriesChanged) = await known.Memory.Take(work, news, ct);
        // What another process put in order it has told too; what it said last is not known here.
        foreach (var path in applied.Where(x => !news.Own.Contains(x.Batch)).SelectMany(x => AreaPath.Ancestors(x.Area))) told.Remove(path);
        var all = news.TellAll || entriesChanged || work.Now >= tellAllAt;
        var window = Window.Of(VietnamTime.DateOf(work.Now));
        var touched = all ? known.Memory.Board.Paths() : applied.Where(x => news.Own.Contains(x.Batch)).Select(x => x.Area);
        var concerned = touched.SelectMany(AreaPath.Ancestors).Distinct().ToDictionary(x => x, x => Score(x, window));
        var moved = concerned.Where(x => !x.Key.Contains('.')).ToDictionary(x => x.Key, x => Inherited(x.Value.Scored)).Where(x => inherited.GetValueOrDefault(x.Key) != x.Value).ToDictionary();
        var changed = concerned.Values.Where(x => all || told.GetValueOrDefault(x.Fact.Area).Said != x.Said)
            .Concat(Heirs(concerned.Keys, moved.Keys).Select(path => Score(path, window)).Where(x => told.GetValueOrDefault(x.Fact.Area).Score != x.Fact.Score)).ToList();
        foreach (var (fact, scored, _) in changed) work.Announce(known.Outlooks.Beside(fact, scored) with { Version = news.Version, AsOf = work.Now });
        await work.Commit(ct);
        foreach (var (fact, _, said) in changed) told[fact.Area] = (said, fact.Score);
        foreach (var (root, points) in moved) inherited[root] = points;
        if (all) tellAllAt = work.Now.AddSeconds(house.Options.AnnounceEverySeconds);
        Totals.Announced(changed.Count);
        return changed.Count;
    }

    // What a unit inherits from its province moves its score without a fact of its own; only the score, so that one dossier does not tell every unit.
    // Units are looked at when a cent of the inherited points moved; what the rates do to less than that is told with all scores.
    private IEnumerable<string> Heirs(ICollection<string> concerned, ICollection<string> moved) => moved.Count == 0 ? [] :
        known.Memory.Board.Paths().Where(x => moved.Contains(x.Split('.')[0])).SelectMany(AreaPath.Ancestors).Distinct().Where(x => !concerned.Contains(x));

    private static string Inherited(Scored root) => string.Join(
        ' ', root.Result.Metrics.Where(x => root.Rules.Metric(x.Code)!.InheritedBy.Count > 0).Select(x => $"{root.Scope.Window.Name} {x.Code} {x.Score}"));

    private (ScoreChanged Fact, Scored Scored, string Said) Score(string path, Window window)
    {
        var unit = known.Areas.Versions(path[(path.LastIndexOf('.') + 1)..]).First(x => x.Path == path);
        var scored = known.Scores.Of(unit, window);
        IndicatorsMetrics.Keep(path, scored.Result);
        var fact = LiveScores.Changed(scored, version: 0, asOf: default);
        return (fact, scored, JsonSerializer.Serialize(fact, Json.Options));
    }

    [LoggerMessage(4, LogLevel.Warning, "Counting of scores waits")]
    private static partial void Waits(ILogger log, Exception failure);
}
