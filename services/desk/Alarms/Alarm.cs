using Ioc.Contracts.Desk;
using Ioc.Desk.Rules;

namespace Ioc.Desk.Alarms;

/// <summary>One rule and one source, and what stands between them. Changed by what is judged, by the clock and by people; pure.</summary>
public sealed record Alarm
{
    /// <summary>Unique; kept through every raise and return.</summary>
    public required string Id { get; init; }

    /// <summary>Grows by one with each change; the ETag.</summary>
    public long Version { get; init; }

    /// <summary>Code of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>What it is about.</summary>
    public required string Source { get; init; }

    /// <summary>Area path of the source.</summary>
    public required string Area { get; init; }

    /// <summary>Where a wall shows the figure.</summary>
    public required string Tile { get; init; }

    /// <summary>high, medium or low.</summary>
    public required string Priority { get; init; }

    /// <summary>How it stands.</summary>
    public Standing State { get; init; }

    /// <summary>The cause lasts: delays and deadband are behind it.</summary>
    public bool Wrong { get; init; }

    /// <summary>When the condition turns, unless what is judged changes before.</summary>
    public DateTimeOffset? TurnsAt { get; init; }

    /// <summary>What raised it, or is about to.</summary>
    public double Value { get; init; }

    /// <summary>What it was read against.</summary>
    public double LimitValue { get; init; }

    /// <summary>Of both.</summary>
    public required string Unit { get; init; }

    /// <summary>What an operator reads.</summary>
    public required string TextVi { get; init; }

    /// <summary>The same in English.</summary>
    public required string TextEn { get; init; }

    /// <summary>A simulator had a hand in it.</summary>
    public bool Simulated { get; init; }

    /// <summary>When it was last raised; before that, when it was first judged.</summary>
    public DateTimeOffset RaisedAt { get; init; }

    /// <summary>When somebody must have answered.</summary>
    public DateTimeOffset RespondBy { get; init; }

    /// <summary>Nobody had.</summary>
    public bool Escalated { get; init; }

    /// <summary>When the cause went away.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>When somebody saw it.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who saw it.</summary>
    public string? AcknowledgedBy { get; init; }

    /// <summary>End of its shelf.</summary>
    public DateTimeOffset? HiddenUntil { get; init; }

    /// <summary>Why it is hidden.</summary>
    public string? Reason { get; init; }

    /// <summary>When time alone will change it.</summary>
    public DateTimeOffset? DueAt => new[] { TurnsAt, State == Standing.Shelved ? HiddenUntil : null, Waits ? RespondBy : null }.Min();

    /// <summary>Something of it lasts: a state that somebody sees or has hidden, a cause, or a delay that runs.</summary>
    public bool IsAlive => State != Standing.Normal || Wrong || TurnsAt is not null;

    private bool Waits => State is Standing.Unacknowledged or Standing.Latched && AcknowledgedAt is null && !Escalated;

    /// <summary>Takes what a rule says now. A condition turns only after it was so for the rule's delay.</summary>
    /// <returns>The alarm, and what it did, in words of <see cref="AlarmMoved.Act"/> or <c>raised</c>.</returns>
    public (Alarm After, IReadOnlyList<string> Acts) Judge(Judgement said, Rule rule, DateTimeOffset now)
    {
        var delay = TimeSpan.FromSeconds(said.Wrong ? rule.OnDelaySeconds : rule.OffDelaySeconds);
        var heard = said.Wrong && (!Wrong || said.Limit != LimitValue)
            ? this with { Value = said.Value, LimitValue = said.Limit, Unit = said.Unit, TextVi = said.Text.Vi, TextEn = said.Text.En }
            : this;
        return (heard with { TurnsAt = said.Wrong == Wrong ? null : TurnsAt ?? (said.At < now ? said.At : now) + delay }).Advance(rule, now);
    }

    /// <summary>Lets time pass: a condition turns, a shelf ends, an answer is overdue.</summary>
    public (Alarm After, IReadOnlyList<string> Acts) Advance(Rule rule, DateTimeOffset now)
    {
        var (alarm, acts) = (this, new List<string>());
        if (alarm.TurnsAt <= now) alarm = alarm.Turn(rule, now, acts);
        if (alarm.State == Standing.Shelved && alarm.HiddenUntil <= now) alarm = alarm.Move(Step.Unshelve, rule, now, acts)!;
        if (alarm.Waits && alarm.RespondBy <= now)
        {
            alarm = alarm with { Escalated = true };
            acts.Add("escalated");
        }
        return (acts.Count == 0 ? alarm : alarm with { Version = Version + 1 }, acts);
    }

    /// <summary>Does what somebody wants done; null when it is not possible as the alarm stands.</summary>
    public (Alarm After, IReadOnlyList<string> Acts)? Do(Step step, Rule rule, string by, string? reason, DateTimeOffset? until, DateTimeOffset now)
    {
        var acts = new List<string>();
        if (Move(step, rule, now, acts) is not { } alarm) return null;
        if (step is Step.Acknowledge or Step.Reset) alarm = alarm with { AcknowledgedAt = now, AcknowledgedBy = by };
        if (step == Step.Reset) alarm = alarm with { ReturnedAt = null };
        if (alarm.State.IsHidden()) alarm = alarm with { Reason = reason, HiddenUntil = until };
        return (alarm with { Version = Version + 1 }, acts);
    }

    private Alarm Turn(Rule rule, DateTimeOffset now, List<string> acts)
    {
        var turned = this with { Wrong = !Wrong, TurnsAt = null };
        return turned.Wrong
            ? (turned with { RaisedAt = TurnsAt!.Value }).Move(Step.Raise, rule, now, acts)! with { ReturnedAt = null }
            : (turned with { ReturnedAt = TurnsAt }).Move(Step.Return, rule, now, acts)!;
    }

    private Alarm? Move(Step step, Rule rule, DateTimeOffset now, List<string> acts)
    {
        // What comes back from a shelf has something to keep only when it was raised and nobody reset it since.
        if (Life.Next(State, step, Wrong, rule.Latching && (step == Step.Return || ReturnedAt is not null)) is not { } next) return null;
        if (next == State) return this;
        acts.Add(next == Standing.Unacknowledged && step == Step.Raise ? "raised" : Word(step));
        var moved = this with { State = next, HiddenUntil = null, Reason = null };
        if (next != Standing.Unacknowledged) return moved;
        // However often an alarm comes and goes: who has not answered it has not answered it, and their time goes on.
        return IsUnanswered(now.AddMinutes(-rule.RespondWithinMinutes)) ? moved : moved with
        {
            RespondBy = now.AddMinutes(rule.RespondWithinMinutes), Escalated = false, AcknowledgedAt = null, AcknowledgedBy = null,
        };
    }

    private bool IsUnanswered(DateTimeOffset since) =>
        AcknowledgedAt is null && (State == Standing.Latched || (State == Standing.Returned && ReturnedAt > since));

    private static string Word(Step step) => step switch
    {
        Step.Return => "returned",
        Step.Acknowledge => "acknowledged",
        Step.Reset => "reset",
        Step.Shelve => "shelved",
        Step.Unshelve => "unshelved",
        Step.Suppress => "suppressed",
        Step.Unsuppress => "unsuppressed",
        Step.TakeOut => "takenOut",
        Step.PutBack => "putBack",
        _ => "raised",
    };

    /// <summary>What leaves the service: no name of anybody.</summary>
    public AlarmState Told(Rule? rule) => new(
        Id, Version, Rule, Source, Priority, StateWord(State), TextVi, TextEn, rule?.CauseVi ?? "", rule?.CauseEn ?? "", rule?.ConsequenceVi ?? "",
        rule?.ConsequenceEn ?? "", rule?.ActionsVi ?? [], rule?.ActionsEn ?? [], Area, Tile, Value, LimitValue, Unit, RaisedAt, RespondBy, Escalated,
        ReturnedAt, AcknowledgedAt, HiddenUntil);

    /// <summary>A state as the wire writes it.</summary>
    public static string StateWord(Standing state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];
}
