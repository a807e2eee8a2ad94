using System.Globalization;
using Ioc.Defaults;
using Ioc.Desk.Rules;

namespace Ioc.Desk.Alarms;

/// <summary>What a rule says of a figure.</summary>
/// <param name="Wrong">It calls for somebody.</param>
/// <param name="Value">What was judged: the figure, its change, or its age.</param>
/// <param name="Limit">What it was read against.</param>
/// <param name="Unit">Of both.</param>
/// <param name="At">When it was so.</param>
/// <param name="Text">What an operator reads of it.</param>
public sealed record Judgement(bool Wrong, double Value, double Limit, string Unit, DateTimeOffset At, Text Text)
{
    /// <summary>A figure older than so many periods no longer speaks for now: it may end an alarm, it raises none.</summary>
    public const int LivePeriods = 2;

    /// <summary>A figure that came more than so many periods late is history, not a late figure.</summary>
    public const int HistoryPeriods = 10;

    private static readonly CultureInfo Vi = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-US");

    /// <summary>Judges a figure that was heard. Pure. Null when the rule has nothing to say of it.</summary>
    /// <param name="wrong">The alarm's condition is true already: then the deadband counts.</param>
    public static Judgement? Of(Rule rule, Signal signal, bool wrong, DateTimeOffset now) => !rule.Enabled
        ? new Judgement(false, signal.Value, 0, signal.Unit, now, default)
        : rule.Kind switch
        {
            "threshold" => Threshold(rule, signal, wrong, now),
            "change" => Change(rule, signal, wrong, now),
            "late" => Late(rule, signal, wrong),
            _ => signal.IsLive(now) ? new Judgement(false, 0, 0, "s", signal.At, default) : null,
        };

    /// <summary>Judges a source of which nothing was heard; for the clock alone, since only silence calls for it.</summary>
    /// <param name="signal">The newest figure of the source.</param>
    /// <param name="since">Silence is counted from here at the earliest: the desk itself may have been away.</param>
    public static Judgement? OfSilence(Rule rule, Signal signal, DateTimeOffset since, DateTimeOffset now)
    {
        var limit = (rule.Limit ?? LivePeriods) * signal.PeriodSeconds;
        var silent = (now - (signal.At > since ? signal.At : since)).TotalSeconds;
        if (!rule.Enabled || !signal.Live || silent <= limit) return null;
        var at = TimeZoneInfo.ConvertTime(signal.At, VietnamTime.Zone);
        return new Judgement(true, Math.Round(silent), limit, "s", now, new Text(
            $"{signal.NameVi}: {Spoken.Lower(rule.NameVi)} từ {at:HH:mm dd/MM}", $"{signal.NameEn}: {Spoken.Lower(rule.NameEn)} since {at:HH:mm dd/MM}"));
    }

    private static Judgement? Threshold(Rule rule, Signal signal, bool wrong, DateTimeOffset now)
    {
        var side = rule.Limit is null ? signal.Side : rule.Side ?? signal.Side;
        if ((rule.Limit ?? signal.Limit) is not { } limit)
            return wrong ? new Judgement(false, signal.Value, 0, signal.Unit, signal.At, default) : null;
        var bad = Beyond(signal.Value, limit, side, wrong, rule.DeadbandPercent);
        if (bad && !wrong && !signal.IsLive(now)) return null;
        return new Judgement(bad, signal.Value, limit, signal.Unit, signal.At, new Text(
            $"{Spoken.Vi.Told(signal, Number(signal.Value, Vi))}, {(side == "below" ? "dưới" : "vượt")} giới hạn {Number(limit, Vi)}",
            $"{Spoken.En.Told(signal, Number(signal.Value, En))}, {(side == "below" ? "below" : "above")} the limit of {Number(limit, En)}"));
    }

    private static Judgement? Change(Rule rule, Signal signal, bool wrong, DateTimeOffset now)
    {
        if (rule.Limit is not { } limit || rule.WithinSeconds is not { } within) return null;
        var seen = signal.Samples.Where(x => x.At >= signal.At.AddSeconds(-within)).Select(x => x.Value).Append(signal.Value).ToList();
        var moved = rule.Side == "below" ? seen.Max() - signal.Value : signal.Value - seen.Min();
        var bad = Beyond(moved, limit, "above", wrong, rule.DeadbandPercent);
        if (bad && !wrong && !signal.IsLive(now)) return null;
        var hours = Math.Round(within / 3600.0, 1);
        return new Judgement(bad, moved, limit, signal.Unit, signal.At, new Text(
            $"{Spoken.Vi.Told(signal, Number(moved, Vi), rule.Side == "below" ? "giảm" : "tăng")} trong {Number(hours, Vi)} giờ, giới hạn {Number(limit, Vi)}",
            $"{Spoken.En.Told(signal, Number(moved, En), rule.Side == "below" ? "fell by" : "rose by")} within {Number(hours, En)} h, the limit is {Number(limit, En)}"));
    }

    private static Judgement? Late(Rule rule, Signal signal, bool wrong)
    {
        var delay = (signal.HeardAt - signal.At).TotalSeconds;
        if (delay > HistoryPeriods * signal.PeriodSeconds) return null;
        var limit = (rule.Limit ?? 1) * signal.PeriodSeconds;
        return new Judgement(Beyond(delay, limit, "above", wrong, rule.DeadbandPercent), Math.Round(delay), limit, "s", signal.HeardAt, new Text(
            $"{signal.NameVi}: {Spoken.Lower(rule.NameVi)} {Number(Math.Round(delay), Vi)} giây, giới hạn {Number(limit, Vi)} giây",
            $"{signal.NameEn}: {Spoken.Lower(rule.NameEn)} by {Number(Math.Round(delay), En)} s, the limit is {Number(limit, En)} s"));
    }

    private static bool Beyond(double value, double limit, string side, bool wrong, double deadbandPercent)
    {
        var band = wrong ? Math.Abs(limit) * deadbandPercent / 100 : 0;
        return side == "below" ? value < limit + band : value > limit - band;
    }

    private static string Number(double value, CultureInfo culture) => value.ToString("#,0.###", culture);
}
