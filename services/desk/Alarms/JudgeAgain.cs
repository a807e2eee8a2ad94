using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>
/// Judges all that is known by the rules of now: at the start, when a rule is another than before, and when a day begins, for
/// rules and areas hold from a day on. What no rule speaks of any more returns.
/// </summary>
public sealed class JudgeAgain(Ledger ledger, RuleBook book, JudgeSignals judge)
{
    /// <summary>Sources that are decided at once; each holds a lock, of which a database has some thousands.</summary>
    private const int AtOnceMax = 500;

    /// <summary>Judges every source, some at a time.</summary>
    public async Task All(CancellationToken ct)
    {
        IReadOnlyList<string> origins;
        await using (var read = await ledger.Begin(ct)) origins = await SignalRows.Origins(read, ct);
        foreach (var some in origins.Chunk(AtOnceMax))
        {
            await using var work = await ledger.Begin(ct);
            await Judge(work, some, ct);
            await work.Commit(ct);
        }
    }

    private async Task Judge(Work work, string[] origins, CancellationToken ct)
    {
        var rules = await book.InForce(work, ct);
        await SignalRows.Lock(work, origins, ct);
        var heard = (await SignalRows.Of(work, origins, ct)).Where(x => x.HeardAt != default).ToList();
        await judge.Judge(work, [.. rules.Where(x => x.Enabled)], heard, ct);
        foreach (var alarm in (await AlarmRows.LockOf(work, heard.Select(x => x.Source).Concat(origins).Distinct(), ct)).Values.Where(x => x.IsAlive))
        {
            var rule = rules.FirstOrDefault(x => x.Code == alarm.Rule) ?? Rule.Ended(alarm.Rule);
            var newest = heard.Where(x => JudgeSignals.Fits(rule, x) && rule.SourceOf(x) == alarm.Source).MaxBy(x => x.At);
            var speaks = rule.Enabled && newest is not null;
            if (speaks && rule.Kind != "silence") continue;
            var silent = speaks ? Judgement.OfSilence(rule, newest!, DateTimeOffset.MinValue, work.Now) : null;
            var over = new Judgement(false, alarm.Value, alarm.LimitValue, alarm.Unit, work.Now, default);
            await judge.Apply(work, speaks ? rule : rule with { OffDelaySeconds = 0 }, newest, alarm, silent ?? over, ct);
        }
    }
}
