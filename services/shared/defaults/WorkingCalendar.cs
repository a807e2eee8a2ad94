using System.Globalization;

namespace Ioc.Defaults;

/// <summary>Working days of the Vietnamese administration: dated data with holidays, Tết and make-up days (FACTS 4.5).</summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<DateOnly, SpecialDay> special = [];

    /// <summary>The calendar carried with the product.</summary>
    public static WorkingCalendar Vietnam { get; } = Bundled();

    /// <summary>Reads a calendar: columns on, kind (off or work), name, source.</summary>
    /// <exception cref="FormatException">A line has no valid date or kind; names every such line.</exception>
    public static WorkingCalendar Read(TextReader csv)
    {
        var calendar = new WorkingCalendar();
        var faults = new List<string>();
        csv.ReadLine();
        for (var line = 2; csv.ReadLine() is { } text; line++)
        {
            var cells = text.Split(',');
            if (cells.Length < 4 || !DateOnly.TryParseExact(cells[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on)
                || cells[1] is not ("off" or "work"))
                faults.Add($"line {line}: needs on,kind(off|work),name,source");
            else
                calendar.special[on] = new SpecialDay(on, cells[1] == "work", cells[2], cells[3]);
        }
        calendar.Days = [.. calendar.special.Values.OrderBy(day => day.On)];
        return faults.Count == 0 ? calendar : throw new FormatException(string.Join("; ", faults));
    }

    /// <summary>Holidays and make-up days, oldest first.</summary>
    public IReadOnlyList<SpecialDay> Days { get; private set; } = [];

    /// <summary>True on weekdays that are no holiday, and on make-up days.</summary>
    public bool IsWorking(DateOnly on) =>
        special.TryGetValue(on, out var day) ? day.Working : on.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>The same time of day so many working days later; the day of the start does not count.</summary>
    /// <param name="from">Start.</param>
    /// <param name="days">Working days, 0 or more.</param>
    public DateTimeOffset AddDays(DateTimeOffset from, int days)
    {
        var at = from;
        while (days > 0)
        {
            at = at.AddDays(1);
            if (IsWorking(VietnamTime.DateOf(at))) days--;
        }
        return at;
    }

    private static WorkingCalendar Bundled()
    {
        using var reader = new StreamReader(typeof(WorkingCalendar).Assembly.GetManifestResourceStream("holidays.csv")!);
        return Read(reader);
    }
}
