using Ioc.Contracts.Catalogue;

namespace Ioc.Indicators.Counters;

/// <summary>
/// When a dossier is late (FACTS 1.3, metric 2.1), as one instant: it is late when its end lies after it. What is not
/// ended by the end of the window is judged at that end; in the current window today stands for the end, so that a
/// dossier becomes late the moment its due instant passes. What ended after a window is still judged at the window's
/// end: a closed month stays as it was. While one request for supplements waits for the citizen, the owner states
/// the request as the end.
/// </summary>
public static class Lateness
{
    /// <summary>
    /// The due instant, moved on by the time spent waiting for supplements; <see cref="DateTimeOffset.MinValue"/> when
    /// supplements were asked more than once and nothing has ended it; null without a due instant, for then there is
    /// nothing to be late against (the catalogue states a due instant wherever the procedure has a longest time).
    /// </summary>
    public static DateTimeOffset? Of(DossierState dossier) => dossier is { SupplementRequests: > 1, EndedAt: null }
        ? DateTimeOffset.MinValue
        : dossier.DueAt?.AddSeconds(dossier.SupplementSeconds);
}
