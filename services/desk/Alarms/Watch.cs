using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>What time alone brings about: a delay is over, a shelf ends, nobody answered, a source fell silent.</summary>
public sealed partial class Watch(Ledger ledger, RuleBook book, JudgeSignals judge, JudgeAgain again, TimeProvider clock, ILogger<Watch> log) : BackgroundService
{
    private const int AtOnceMax = 200;
    private const int RaisesKeptDays = 31;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StoodStill = TimeSpan.FromSeconds(30);
    private DateTimeOffset hearsSince = clock.GetUtcNow();
    private bool missed;
    private string? judgedBy;

    /// <summary>Looks once, now.</summary>
    public async Task Look(CancellationToken ct)
    {
        try
        {
            await using var work = await ledger.Begin(ct);
            // What was said while nothing could be stored is still on its way: nobody was silent.
            if (missed) (hearsSince, missed) = (work.Now, false);
            var rules = await book.InForce(work, ct);
            var day = VietnamTime.DateOf(work.Now);
            var by = string.Join(' ', rules.Select(x => $"{x.Code}/{x.Version}").Prepend($"{day:O}"));
            if (by != judgedBy) await again.All(ct);
            judgedBy = by;
            foreach (var alarm in await AlarmRows.LockDue(work, AtOnceMax, ct))
            {
                var rule = rules.FirstOrDefault(x => x.Code == alarm.Rule) ?? Rule.Ended(alarm.Rule);
                var (after, acts) = alarm.Advance(rule, work.Now);
                if (after != alarm) await AlarmRows.Store(work, after, acts, rule, ct);
            }
            foreach (var rule in rules.Where(x => x is { Kind: "silence", Enabled: true })) await LookForSilence(work, rule, ct);
            await work.Execute("delete from raise where at < @before", new { before = work.Now.AddDays(-RaisesKeptDays) }, ct);
            await work.Commit(ct);
        }
        catch
        {
            missed = true;
            throw;
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                var rested = clock.GetTimestamp();
                await Task.Delay(Every, stoppingToken);
                missed |= clock.GetElapsedTime(rested) > StoodStill;
                await Look(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure) { Waits(log, failure.GetBaseException().Message); }
        }
    }

    private async Task LookForSilence(Work work, Rule rule, CancellationToken ct)
    {
        foreach (var origin in await SignalRows.Silent(work, rule, hearsSince, AtOnceMax, ct))
        {
            // A word that is just coming in holds the lock; then it is not silent.
            if (!await SignalRows.TryLock(work, origin, ct)) continue;
            var newest = (await SignalRows.Of(work, origin, ct)).Where(x => x.Live && JudgeSignals.Fits(rule, x)).MaxBy(x => x.At);
            if (newest is null || Judgement.OfSilence(rule, newest, hearsSince, work.Now) is not { } said) continue;
            var known = (await AlarmRows.LockOf(work, [origin], ct)).GetValueOrDefault((rule.Code, origin));
            await judge.Apply(work, rule, newest, known, said, ct);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The watch over alarms waits: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
