using Ioc.Defaults;

namespace Ioc.Catalogue.Dossiers;

/// <summary>When a dossier is due, late and ended (FACTS 1.3, metric 2.1). Pure: everything it needs is passed in.</summary>
public static class DossierClock
{
    /// <summary>The due instant that the procedure's longest handling time gives; null without acceptance or without such a time.</summary>
    public static DateTimeOffset? DueAt(DateTimeOffset? acceptedAt, int? maxWorkingDays, WorkingCalendar calendar) =>
        acceptedAt is { } start && maxWorkingDays is { } days ? calendar.AddDays(start, days) : null;

    /// <summary>From when on it is late: time spent waiting for supplements does not count.</summary>
    public static DateTimeOffset? LateAt(DateTimeOffset? dueAt, long supplementSeconds) => dueAt?.AddSeconds(supplementSeconds);

    /// <summary>
    /// The end of an accepted dossier. Finished (9) wins over returned (10), and both over stopped (8); a first request for supplements is the
    /// end while it waits for the citizen, a second one is none. What was never accepted has no end.
    /// </summary>
    /// <param name="before">The dossier before the move.</param>
    /// <param name="status">Where it moves.</param>
    /// <param name="at">When.</param>
    public static DateTimeOffset? EndedAt(DossierRow before, int status, DateTimeOffset at) => status switch
    {
        _ when before.AcceptedAt is null => null,
        DossierStatus.Returned when before.Status == DossierStatus.Finished => before.EndedAt,
        DossierStatus.Supplements when before.SupplementRequests == 0 => at,
        _ when DossierStatus.IsEnd(status) => at,
        _ => null,
    };

    /// <summary>The dossier after a move that <see cref="DossierStatus.Next"/> allows.</summary>
    /// <param name="before">The dossier before the move.</param>
    /// <param name="status">Where it moves.</param>
    /// <param name="at">When, not before <see cref="DossierRow.StatusAt"/>.</param>
    /// <param name="dueAt">The due instant promised with an acceptance.</param>
    public static DossierRow Move(DossierRow before, int status, DateTimeOffset at, DateTimeOffset? dueAt)
    {
        var waited = before.Status == DossierStatus.Supplements ? (long)(at - before.StatusAt).TotalSeconds : 0;
        var seconds = before.SupplementSeconds + waited;
        var due = status == DossierStatus.Accepted ? dueAt : before.DueAt;
        return before with
        {
            Status = status, StatusAt = at, EndedAt = EndedAt(before, status, at),
            AcceptedAt = status == DossierStatus.Accepted ? at : before.AcceptedAt,
            DueAt = due, LateAt = LateAt(due, seconds), SupplementSeconds = seconds,
            SupplementRequests = before.SupplementRequests + (status == DossierStatus.Supplements ? 1 : 0),
        };
    }
}
