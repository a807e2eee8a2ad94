using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Keeps the newest word of a figure and lets the rules judge it, in the transaction of whatever brought it.</summary>
public sealed class JudgeSignals(RuleBook book, AreaTree areas)
{
    /// <summary>Takes a word of a figure; an old one changes nothing.</summary>
    /// <param name="named">The figure with its names, as far as whoever brought the word knows them; its value does not count.</param>
    /// <param name="keepsNames">True when names that were stored before are better than these.</param>
    public async Task Heard(
        Work work, Signal named, bool keepsNames, string epoch, DateTimeOffset at, long version, double value, bool simulated, CancellationToken ct)
    {
        var rules = (await book.InForce(work, ct)).Where(x => Fits(x, named)).ToList();
        if (rules.Count == 0) return;
        // A figure of tomorrow is one of now: it must not make every true one that follows an old one.
        if (at > work.Now) at = work.Now;
        await SignalRows.Lock(work, named.Origin, ct);
        var known = await SignalRows.Find(work, named.Source, ct);
        if (known is not null && !known.IsOlderThan(epoch, at, version)) return;
        var keep = rules.Where(x => x.Kind == "change").Max(x => x.WithinSeconds) ?? 0;
        var heard = (keepsNames ? known ?? named : named.After(known)).Hear(epoch, at, version, value, simulated, work.Now, keep);
        await SignalRows.Store(work, heard, ct);
        await Judge(work, rules, [heard], ct);
    }

    /// <summary>Lets rules judge figures; the caller holds the locks of their origins.</summary>
    public async Task Judge(Work work, IReadOnlyCollection<Rule> rules, IReadOnlyCollection<Signal> signals, CancellationToken ct)
    {
        if (signals.Count == 0) return;
        var alarms = await AlarmRows.LockOf(work, signals.SelectMany(x => new[] { x.Source, x.Origin }).Distinct(), ct);
        foreach (var signal in signals)
            foreach (var rule in rules.Where(x => Fits(x, signal)))
            {
                var key = (rule.Code, Source: rule.SourceOf(signal));
                var known = alarms.GetValueOrDefault(key);
                if (Judgement.Of(rule, signal, known?.Wrong ?? false, work.Now) is not { } said) continue;
                if (await Apply(work, rule, signal, known, said, ct) is { } after) alarms[key] = after;
            }
    }

    /// <summary>
    /// Lets a judgement move the alarm of a rule and a figure; answers the alarm as it is now, if there is one. While it stands
    /// it goes with its rule and its source: their limit, their priority, their place.
    /// </summary>
    /// <param name="signal">Null when the source is no more.</param>
    public async Task<Alarm?> Apply(Work work, Rule rule, Signal? signal, Alarm? known, Judgement said, CancellationToken ct)
    {
        if (known is null && (signal is null || !said.Wrong)) return null;
        var (after, acts) = (known ?? New(work, rule, signal!)).Judge(said, rule, work.Now);
        if (signal is not null && after.State != Standing.Normal)
            after = after with { Area = Place(work, signal), Tile = signal.Tile, Priority = rule.Priority ?? signal.Priority };
        if (acts.Contains("raised")) after = after with { Simulated = signal!.Simulated };
        if (known is not null && known.Area != after.Area) work.Touch(CountAlarms.Counter, known.Area);
        if (known is not null && acts.Count == 0 && after.State != Standing.Normal
            && (known.Area, known.Priority, known.LimitValue) != (after.Area, after.Priority, after.LimitValue))
            (after, acts) = (after with { Version = after.Version + 1 }, ["adjusted"]);
        if (after != known) await AlarmRows.Store(work, after, acts, rule, ct);
        return after;
    }

    /// <summary>True when a rule is about a figure.</summary>
    public static bool Fits(Rule rule, Signal signal) =>
        rule.Measure == signal.Measure && (rule.Quantity is null || rule.Quantity == signal.Quantity)
        && (rule.Measure == Rule.Sensor || rule.Tiers?.Contains(signal.Area.Count(x => x == '.') + 1) == true);

    /// <summary>Where the figure's unit is today: an alarm of one that a reform dissolved stands with its heir, where somebody sees it.</summary>
    private string Place(Work work, Signal signal) => areas.Heir(signal.Area, VietnamTime.DateOf(work.Now));

    private Alarm New(Work work, Rule rule, Signal signal) => new()
    {
        Id = Guid.CreateVersion7(work.Now).ToString(), Rule = rule.Code, Source = rule.SourceOf(signal), Area = Place(work, signal),
        Tile = signal.Tile, Priority = rule.Priority ?? signal.Priority, Unit = signal.Unit, TextVi = "", TextEn = "", Simulated = signal.Simulated,
        RaisedAt = work.Now, RespondBy = work.Now,
    };
}
