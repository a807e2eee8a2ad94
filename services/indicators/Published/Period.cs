using System.Globalization;
using System.Text.RegularExpressions;
using static System.FormattableString;

namespace Ioc.Indicators.Published;

/// <summary>The span of time that a published score names, in the words of whoever published it.</summary>
/// <param name="On">The day whose rules are meant: the day of the snapshot, or the last day of the span.</param>
/// <param name="Window">Our window of the same span, e.g. <c>2026-08</c>; null when the words do not name one (a page without a date, a week's meeting).</param>
/// <param name="ReadOn">The day on which a running span was read; null when the words do not say.</param>
internal sealed partial record Period(DateOnly On, string? Window, DateOnly? ReadOn)
{
    private static readonly string[] Quarters = ["i", "ii", "iii", "iv"];

    /// <summary>Reads the words; null when they begin no year from 2022 on (the decision is of June 2022).</summary>
    public static Period? Read(string words)
    {
        var day = DayIn(words);
        if (Week().Match(words) is { Success: true } week && Counters.Window.Parse(Invariant($"{week.Groups["year"].Value}-W{Number(week, "week"):00}")) is { } seven)
            return Sound(seven.Last, seven.Name, day);
        if (Year().Match(words) is { Success: true } whole)
        {
            var year = Number(whole, "year");
            var to = DayMonth().Match(words) is { Success: true } partly ? Date(year, Number(partly, "month"), Number(partly, "day")) : null;
            var plain = whole.Groups["rest"].Value.Trim().ToLowerInvariant();
            return plain.Length == 0 || plain.StartsWith("ytd", StringComparison.Ordinal) || to is not null
                ? Sound(day ?? to ?? new DateOnly(Math.Max(1, year), 12, 31), $"{year:0000}", day ?? to)
                : Sound(new DateOnly(Math.Max(1, year), 12, 31), null, null);
        }
        if (Month().Match(words) is { Success: true } month && Date(Number(month, "year"), Number(month, "month"), 1) is { } first)
            return Sound(first.AddMonths(1).AddDays(-1), $"{first:yyyy-MM}", day);
        if (Quarter().Match(words) is { Success: true } quarter)
        {
            var number = quarter.Groups["quarter"].Value.ToLowerInvariant() is var q && char.IsDigit(q[0]) ? q[0] - '0' : Array.IndexOf(Quarters, q) + 1;
            var last = new DateOnly(Math.Max(1, Number(quarter, "year")), 3 * number, 1).AddMonths(1).AddDays(-1);
            return Sound(last, $"{last.Year:0000}-Q{number}", day);
        }
        if (day is { } only) return Sound(only, null, only);
        return AnyYear().Match(words) is { Success: true } any ? Sound(new DateOnly(Number(any, "year"), 12, 31), null, null) : null;
    }

    private static Period? Sound(DateOnly on, string? window, DateOnly? readOn) => on.Year >= 2022 ? new(on, window, readOn) : null;

    private static DateOnly? DayIn(string words) =>
        IsoDay().Match(words) is { Success: true } iso ? Date(Number(iso, "year"), Number(iso, "month"), Number(iso, "day"))
        : LocalDay().Match(words) is { Success: true } local ? Date(Number(local, "year"), Number(local, "month"), Number(local, "day"))
        : null;

    private static DateOnly? Date(int year, int month, int day) =>
        year is > 0 and < 10_000 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new(year, month, day) : null;

    private static int Number(Match match, string part) => int.Parse(match.Groups[part].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*(?:(?<year>20\d\d)-W(?<week>\d{1,2})|(?:tuần|tuan|week)\s*(?<week>\d{1,2})\s*(?:/|-|,|năm|\s)\s*(?<year>20\d\d))(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Week();

    [GeneratedRegex(@"^\s*(năm\s+|year\s+)?(?<year>20\d\d)(?:\.0+)?(?![-/.]?\d|-[QqWwTt])(?<rest>[^(]*)", RegexOptions.IgnoreCase)]
    private static partial Regex Year();

    [GeneratedRegex(@"^\s*(?:(?<year>20\d\d)[-/.](?<month>0?[1-9]|1[0-2])(?![-/.\d])|(?:(?:tháng|thang|t)\s*)?(?<month>0?[1-9]|1[0-2])\s*(?:[-/.,]|,?\s+năm\s+|\s)\s*(?<year>20\d\d))", RegexOptions.IgnoreCase)]
    private static partial Regex Month();

    [GeneratedRegex(@"^\s*(?:(?<year>20\d\d)[- ]?Q(?<quarter>[1-4])|(?:quý|quy|q)\s*(?<quarter>iv|i{1,3}|[1-4])\s*(?:/|-|năm|\s)\s*(?<year>20\d\d))", RegexOptions.IgnoreCase)]
    private static partial Regex Quarter();

    [GeneratedRegex(@"(?<!\d)(?<year>20\d\d)-(?<month>\d\d)-(?<day>\d\d)(?!\d)")]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"(?<!\d)(?<day>\d{1,2})[-/.](?<month>\d{1,2})[-/.](?<year>20\d\d)(?!\d)")]
    private static partial Regex LocalDay();

    [GeneratedRegex(@"\((?:to|đến|den)\s+(?<day>\d{1,2})/(?<month>\d{1,2})\)", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<!\d)(?<year>20\d\d)(?!\d)")]
    private static partial Regex AnyYear();
}
