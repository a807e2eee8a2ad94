using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Keeps the newest word of a figure and lets the rules judge it, in the transaction of whatever brought it.</summary>
public sealed class JudgeSignals(RuleBook book)
{
    /// <summary>Takes a word of a figure; an old one changes nothing.</summary>
    /// <param name="named">The figure with its names, as far as whoever brought the word knows them; its value does not count.</param>
    /// <param name="keepsNames">True when names that were stored before are better than these.</param>
    public async Task Heard(
        Work work, Signal named, bool keepsNames, string epoch, DateTimeOffset at, long version, double value, bool simulated, CancellationToken ct)
    {
        var rules = (await book.InForce(work, ct)).Where(x => Fits(x, named)).ToList();
        if (rules.Count == 0) return;
        await SignalRows.Lock(work, named.Origin, ct);
        var known = await SignalRows.Find(work, named.Source, ct);
        if (known is not null && !known.IsOlderThan(epoch, at, version)) return;
        var keep = rules.Where(x => x.Kind == "change").Max(x => x.WithinSeconds) ?? 0;
        var heard = (keepsNames ? known ?? named : named.After(known)).Hear(epoch, at, version, value, simulated, work.Now, keep);
        await SignalRows.Store(work, heard, ct);
        await Judge(work, rules, [heard], ct);
    }

    /// <summary>Lets rules judge figures; the caller holds the locks of their origins.</summary>
    public static async Task Judge(Work work, IReadOnlyCollection<Rule> rules, IReadOnlyCollection<Signal> signals, CancellationToken ct)
    {
        if (signals.Count == 0) return;
        var alarms = await AlarmRows.LockOf(work, signals.SelectMany(x => new[] { x.Source, x.Origin }).Distinct(), ct);
        foreach (var signal in signals)
            foreach (var rule in rules.Where(x => Fits(x, signal)))
            {
                var key = (rule.Code, Source: rule.IsOfOrigin ? signal.Origin : signal.Source);
                var known = alarms.GetValueOrDefault(key);
                if (Judgement.Of(rule, signal, known?.Wrong ?? false, work.Now) is not { } said) continue;
                if (await Apply(work, rule, signal, known, said, ct) is { } after) alarms[key] = after;
            }
    }

    /// <summary>Lets a judgement move the alarm of a rule and a figure; answers the alarm as it is now, if there is one.</summary>
    public static async Task<Alarm?> Apply(Work work, Rule rule, Signal signal, Alarm? known, Judgement said, CancellationToken ct)
    {
        if (known is null && !said.Wrong) return null;
        var (after, acts) = (known ?? New(work, rule, signal)).Judge(said, rule, work.Now);
        if (acts.Contains("raised"))
            after = after with { Area = signal.Area, Tile = signal.Tile, Priority = rule.Priority ?? signal.Priority, Simulated = signal.Simulated };
        if (after != known) await AlarmRows.Store(work, after, acts, rule, ct);
        return after;
    }

    /// <summary>True when a rule is about a figure.</summary>
    public static bool Fits(Rule rule, Signal signal) =>
        rule.Measure == signal.Measure && (rule.Quantity is null || rule.Quantity == signal.Quantity)
        && (rule.Measure == Rule.Sensor || rule.Tiers?.Contains(signal.Area.Count(x => x == '.') + 1) == true);

    private static Alarm New(Work work, Rule rule, Signal signal) => new()
    {
        Id = Guid.CreateVersion7(work.Now).ToString(), Rule = rule.Code, Source = rule.IsOfOrigin ? signal.Origin : signal.Source, Area = signal.Area,
        Tile = signal.Tile, Priority = rule.Priority ?? signal.Priority, Unit = signal.Unit, TextVi = "", TextEn = "", Simulated = signal.Simulated,
        RaisedAt = work.Now, RespondBy = work.Now,
    };
}
