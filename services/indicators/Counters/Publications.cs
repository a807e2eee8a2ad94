using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Indicators.Counters;

/// <summary>
/// What metrics 1.1 to 1.3 count of the publication decisions of a unit (FACTS 1.3), procedure by procedure: one that was late once
/// in the window is late for all of it.
/// </summary>
/// <param name="InWindow">Procedures in decisions dated in the window, each once.</param>
/// <param name="PublishedOnTime">Of these, published in time before the legal basis took effect.</param>
/// <param name="DisclosedOnTime">Of these, disclosed in time after the decision.</param>
/// <param name="Disclosed">Procedures disclosed as of now, whatever the window.</param>
/// <param name="Complete">Of these, with all constituent parts.</param>
internal sealed record Publications(
    IReadOnlyList<Counted> InWindow, IReadOnlyList<Counted> PublishedOnTime, IReadOnlyList<Counted> DisclosedOnTime, IReadOnlyList<Counted> Disclosed,
    IReadOnlyList<Counted> Complete)
{
    /// <summary>Counts a scope; null when nobody announced a decision, or the scope is of an agency, field or procedure.</summary>
    public static Publications? Of(Sum sum) => sum.Scope.IsWhole && sum.Rules is not null ? sum.Register.PublicationsOf(sum, Count) : null;

    private static Publications? Count(Sum sum)
    {
        var (scope, limits) = (sum.Scope, sum.Rules!.Publication);
        var own = sum.Register.Publications.Where(x => scope.Paths.Any(path => AreaPath.IsUnder(x.Area, path))).Select(x => x.State).ToList();
        if (own.Count == 0) return null;
        var inWindow = own.Where(x => x.DecidedOn >= scope.Window.First && x.DecidedOn <= scope.Window.Last).GroupBy(x => x.Procedure).ToList();
        var disclosed = own.Where(x => x.DisclosedOn is not null).GroupBy(x => x.Procedure).Select(x => x.MaxBy(p => p.DecidedOn)!).ToList();
        return new(
            Named(inWindow.Select(x => x.Key)),
            Named(inWindow.Where(x => x.All(p => p.DecidedOn <= Moved(p.EffectiveOn, -limits.PublishWorkingDays))).Select(x => x.Key)),
            Named(inWindow.Where(x => x.All(p => p.DisclosedOn <= Moved(p.DecidedOn, limits.DiscloseWorkingDays))).Select(x => x.Key)),
            Named(disclosed.Select(x => x.Procedure)), Named(disclosed.Where(x => x.PartsComplete).Select(x => x.Procedure)));

        IReadOnlyList<Counted> Named(IEnumerable<string> procedures) => [.. procedures.Select(x => new Counted(x, sum.Register.NameOf(x), scope.Path))];
    }

    private static DateOnly Moved(DateOnly day, int workingDays)
    {
        for (var left = Math.Abs(workingDays); left > 0; left -= WorkingCalendar.Vietnam.IsWorking(day) ? 1 : 0) day = day.AddDays(Math.Sign(workingDays));
        return day;
    }
}
