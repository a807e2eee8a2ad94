using Ioc.Defaults;

namespace Ioc.Hotline.Sla;

/// <summary>When a ticket must be answered. Pure: everything it needs is passed in.</summary>
public static class Deadlines
{
    /// <summary>The due instant of a ticket.</summary>
    /// <param name="openedAt">Receipt.</param>
    /// <param name="category">Field of the report.</param>
    /// <param name="sla">The table of the province.</param>
    /// <param name="calendar">Working days.</param>
    public static DateTimeOffset DueAt(DateTimeOffset openedAt, string category, SlaOptions sla, WorkingCalendar calendar) =>
        sla.AnswerWithinHours.TryGetValue(category, out var hours)
            ? openedAt.AddHours(hours)
            : calendar.AddDays(openedAt, sla.AnswerWithinWorkingDays);
}
