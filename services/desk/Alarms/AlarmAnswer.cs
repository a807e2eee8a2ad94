using Ioc.Contracts.Desk;
using Ioc.Defaults;
using Ioc.Desk.Rules;

namespace Ioc.Desk.Alarms;

/// <summary>An alarm as the desk sees it: what everybody is told, and who did what.</summary>
/// <param name="Alarm">As it is announced.</param>
/// <param name="Simulated">A simulator had a hand in it.</param>
/// <param name="AcknowledgedBy">Who saw it.</param>
/// <param name="Reason">Why it is hidden.</param>
/// <param name="Can">What the caller may do with it now, in the words of the addresses: <c>acknowledge</c>, <c>shelve</c>…</param>
public sealed record AlarmAnswer(AlarmState Alarm, bool Simulated, string? AcknowledgedBy, string? Reason, IReadOnlyList<string> Can)
{
    /// <summary>What a caller sees.</summary>
    public static AlarmAnswer Of(Alarm alarm, Rule? rule, Caller caller) => new(
        alarm.Told(rule), alarm.Simulated, alarm.AcknowledgedBy, alarm.Reason, [.. MoveAlarm.WordsFor(caller, alarm.State)]);

    /// <summary>404 for an alarm that is not there, or that lies outside the caller's area.</summary>
    public static Refusal Unknown(string id) => Refusal.Unknown("no-such-alarm", $"Không có cảnh báo {id}.", $"There is no alarm {id}.");
}
