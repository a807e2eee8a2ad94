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

    /// <summary>True when the table gives the category no more hours than the province calls urgent.</summary>
    public static bool IsUrgent(string category, SlaOptions sla) =>
        sla.AnswerWithinHours.TryGetValue(category, out var hours) && hours <= sla.UrgentWithinHours;
}
