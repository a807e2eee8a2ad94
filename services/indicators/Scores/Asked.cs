using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Scores;

/// <summary>What a question about scores names: a window, and a unit as its code was meant in that window.</summary>
/// <param name="Area">The unit on the window's last day, or today while it runs; or, if it ended before, on the first.</param>
internal sealed record Asked(Window Window, Area Area)
{
    /// <summary>Reads the question; null and faults at <c>/query/...</c> and <c>/path/area</c> when it cannot be answered.</summary>
    /// <param name="level">Level that the unit must have; null for any.</param>
    /// <param name="asKnownAt">Not in the future.</param>
    /// <param name="window">e.g. <c>2026-11</c>, <c>2026-W47</c>, <c>2026-Q4</c> or <c>2026</c>; the current month, when absent.</param>
    public static Asked? Read(string area, string? window, AreaTree areas, RuleBook book, TimeProvider clock, Faults faults,
        string? level = null, DateTimeOffset? asKnownAt = null)
    {
        var today = clock.Today();
        var sound = Span(window, book, today, faults);
        var place = Place(area, sound?.First ?? today, sound?.Last < today ? sound.Last : today, areas, faults);
        if (level is not null) faults.OneOf(level, "/query/level", Area.Levels);
        faults.Require(level is null || place is null || place.Level == level, "/query/level",
            $"Đơn vị {area} không thuộc cấp {level}.", $"Unit {area} is not of level {level}.");
        if (asKnownAt is not null) faults.NotFuture(asKnownAt, "/query/asKnownAt", clock.GetUtcNow());
        return faults.None ? new Asked(sound!, place!) : null;
    }

    /// <summary>The window of that name, the current month when none is named; null and a fault at <c>/query/window</c> when it cannot be asked for.</summary>
    public static Window? Span(string? window, RuleBook book, DateOnly today, Faults faults)
    {
        var span = window is null ? Window.Of(today) : Window.Parse(window);
        if (span is null)
            faults.Add("/query/window", "Kỳ là tuần, tháng, quý hoặc năm, ví dụ 2026-W47, 2026-11, 2026-Q4, 2026.",
                "A window is a week, month, quarter or year, e.g. 2026-W47, 2026-11, 2026-Q4, 2026.");
        else if (span.First > today)
            faults.Add("/query/window", $"Kỳ {span.Name} chưa bắt đầu.", $"The window {span.Name} has not begun.");
        else if (book.On(span.Last) is null)
            faults.Add("/query/window", $"Không có bộ quy tắc nào cho kỳ {span.Name}; bộ đầu tiên có hiệu lực từ {book.Sets[0].ValidFrom:dd/MM/yyyy}.",
                $"There are no rules for {span.Name}; the first are in force from {book.Sets[0].ValidFrom:yyyy-MM-dd}.");
        else return span;
        return null;
    }

    private static Area? Place(string code, DateOnly first, DateOnly last, AreaTree areas, Faults faults) =>
        areas.Find(code, last) ?? areas.Find(code, first) ?? Places.Find(areas, code, VietnamTime.StartOf(last), "/path/area", faults);
}
