using System.Globalization;
using System.Text.RegularExpressions;
using Ioc.Defaults;

namespace Ioc.Indicators.Counters;

/// <summary>The span of days that a score is of, in local days of Vietnam.</summary>
/// <param name="Kind">Week, month, quarter or year.</param>
/// <param name="First">First day, as the kind has it.</param>
public sealed partial record Window(WindowKind Kind, DateOnly First)
{
    /// <summary>The kinds, shortest first.</summary>
    public static readonly IReadOnlyList<WindowKind> Kinds = Enum.GetValues<WindowKind>();

    /// <summary>Its name, e.g. <c>2026-W47</c>, <c>2026-11</c>, <c>2026-Q4</c> or <c>2026</c>.</summary>
    public string Name => Kind switch
    {
        WindowKind.Week => string.Create(CultureInfo.InvariantCulture, $"{ISOWeek.GetYear(First.ToDateTime(default)):0000}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):00}"),
        WindowKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        WindowKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year:0000}-Q{(First.Month + 2) / 3}"),
        _ => First.ToString("yyyy", CultureInfo.InvariantCulture),
    };

    /// <summary>First day after it.</summary>
    public DateOnly Next => Moved(1);

    /// <summary>Last day.</summary>
    public DateOnly Last => Next.AddDays(-1);

    /// <summary>The instant at which it is over.</summary>
    public DateTimeOffset EndsAt => VietnamTime.StartOf(Next);

    /// <summary>The window of the kind before it.</summary>
    public Window Before => this with { First = Moved(-1) };

    /// <summary>The same window a year before; of a week, the one 52 weeks before.</summary>
    public Window YearAgo => Kind == WindowKind.Week ? this with { First = First.AddDays(-7 * 52) } : this with { First = First.AddYears(-1) };

    /// <summary>The window of a kind in which a day lies.</summary>
    public static Window Of(DateOnly day, WindowKind kind = WindowKind.Month) => new(kind, kind switch
    {
        WindowKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
        WindowKind.Month => new DateOnly(day.Year, day.Month, 1),
        WindowKind.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
        _ => new DateOnly(day.Year, 1, 1),
    });

    /// <summary>The window of that name; null when it names none.</summary>
    public static Window? Parse(string? name)
    {
        if (Shape().Match(name ?? "") is not { Success: true } found) return null;
        int Number(string group) => found.Groups[group] is { Success: true } x ? int.Parse(x.Value, CultureInfo.InvariantCulture) : 0;
        var (year, part) = (Number("year"), Number("week") + Number("month") + Number("quarter"));
        var kind = found.Groups["week"].Success ? WindowKind.Week : found.Groups["month"].Success ? WindowKind.Month
            : found.Groups["quarter"].Success ? WindowKind.Quarter : WindowKind.Year;
        return kind switch
        {
            WindowKind.Week when part >= 1 && part <= ISOWeek.GetWeeksInYear(year) => new(kind, DateOnly.FromDateTime(ISOWeek.ToDateTime(year, part, DayOfWeek.Monday))),
            WindowKind.Month when part is >= 1 and <= 12 => new(kind, new DateOnly(year, part, 1)),
            WindowKind.Quarter => new(kind, new DateOnly(year, (part * 3) - 2, 1)),
            WindowKind.Year => new(kind, new DateOnly(year, 1, 1)),
            _ => null,
        };
    }

    /// <summary>When what is open in it is judged: at its end, or now while it runs.</summary>
    public DateTimeOffset JudgedAt(DateTimeOffset now) => now < EndsAt ? now : EndsAt;

    /// <summary>True while it runs or lies ahead.</summary>
    public bool IsOpen(DateTimeOffset now) => now < EndsAt;

    private DateOnly Moved(int by) => Kind switch
    {
        WindowKind.Week => First.AddDays(7 * by),
        WindowKind.Month => First.AddMonths(by),
        WindowKind.Quarter => First.AddMonths(3 * by),
        _ => First.AddYears(by),
    };

    [GeneratedRegex(@"^(?<year>2\d{3})(-W(?<week>\d{2})|-Q(?<quarter>[1-4])|-(?<month>\d{2}))?\z")]
    private static partial Regex Shape();
}
