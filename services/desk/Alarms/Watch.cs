using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>What time alone brings about: a delay is over, a shelf ends, nobody answered, a source fell silent.</summary>
public sealed partial class Watch(Ledger ledger, RuleBook book, TimeProvider clock, ILogger<Watch> log) : BackgroundService
{
    private const int AtOnceMax = 200;
    private const int RaisesKeptDays = 31;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private readonly DateTimeOffset startedAt = clock.GetUtcNow();

    /// <summary>Looks once, now.</summary>
    public async Task Look(CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var rules = await book.InForce(work, ct);
        foreach (var alarm in await AlarmRows.LockDue(work, AtOnceMax, ct))
        {
            // A rule that is gone leaves its alarms to people; nothing of it falls due any more.
            if (rules.FirstOrDefault(x => x.Code == alarm.Rule) is not { } rule) continue;
            var (after, acts) = alarm.Advance(rule, work.Now);
            if (after != alarm) await AlarmRows.Store(work, after, acts, rule, ct);
        }
        foreach (var rule in rules.Where(x => x is { Kind: "silence", Enabled: true })) await LookForSilence(work, rule, ct);
        await work.Execute("delete from raise where at < @before", new { before = work.Now.AddDays(-RaisesKeptDays) }, ct);
        await work.Commit(ct);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(Every, stoppingToken);
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure) { Waits(log, failure.GetBaseException().Message); }
        }
    }

    private async Task LookForSilence(Work work, Rule rule, CancellationToken ct)
    {
        foreach (var origin in await SignalRows.Silent(work, rule.Code, rule.Measure, rule.Limit ?? Judgement.LivePeriods, AtOnceMax, ct))
        {
            // A word that is just coming in holds the lock; then it is not silent.
            if (!await SignalRows.TryLock(work, origin, ct)) continue;
            var newest = (await SignalRows.Of(work, origin, ct)).Where(x => x.Live && JudgeSignals.Fits(rule, x)).MaxBy(x => x.At);
            if (newest is null || Judgement.OfSilence(rule, newest, startedAt, work.Now) is not { } said) continue;
            var known = (await AlarmRows.LockOf(work, [origin], ct)).GetValueOrDefault((rule.Code, origin));
            await JudgeSignals.Apply(work, rule, newest, known, said, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The watch over alarms waits: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
