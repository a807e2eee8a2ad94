namespace Ioc.Desk.Alarms;

/// <summary>
/// When alarms come faster than people can take them (ISA-18.2, EEMUA 191): more than ten within ten minutes, until fewer than
/// five come within ten minutes. Pure.
/// </summary>
public static class Flood
{
    /// <summary>A flood begins above so many raises in <see cref="Minutes"/>.</summary>
    public const int BeginsAbove = 10;

    /// <summary>It is over below so many.</summary>
    public const int EndsBelow = 5;

    /// <summary>The span that is looked at.</summary>
    public const int Minutes = 10;

    /// <summary>The minute of an instant, counted from 1970.</summary>
    public static long MinuteOf(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    /// <summary>True while the flood lasts.</summary>
    /// <param name="raises">Raises by minute; an hour of them is enough to know.</param>
    public static bool IsOn(IReadOnlyDictionary<long, int> raises, DateTimeOffset now)
    {
        var on = false;
        if (raises.Count == 0) return on;
        for (var minute = raises.Keys.Min(); minute <= MinuteOf(now); minute++)
        {
            var within = 0;
            for (var back = 0; back < Minutes; back++) within += raises.GetValueOrDefault(minute - back);
            on = within > BeginsAbove || (on && within >= EndsBelow);
        }
        return on;
    }
}
