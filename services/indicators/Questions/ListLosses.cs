using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>Lists the points that a unit loses, by metric and by the units below it, largest first.</summary>
public static class ListLosses
{
    private const int PartsMax = 500;

    /// <summary>Where the points are.</summary>
    /// <param name="Lost">Points lost in all metrics that have data.</param>
    /// <param name="Metrics">By metric, largest first.</param>
    /// <param name="Areas">Each metric's loss shared out to the units below by the records missed there, largest first; 500 at most.</param>
    /// <param name="Missing">Scored metrics without data: neither won nor lost.</param>
    public sealed record Response(
        AskedUnit Area, string Window, DateTimeOffset AsOf, decimal Score, decimal Max, decimal Lost, IReadOnlyList<Loss> Metrics, IReadOnlyList<AreaLoss> Areas, IReadOnlyList<string> Missing);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/losses", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("List the points lost by metric and area, largest first");

    private static async Task<IResult> Handle(string area, string? window, Caller caller, Answers answers, AreaTree areas, LiveScores live, CancellationToken ct)
    {
        var (scored, refusal) = await answers.Ask(area, window, caller, new Faults(), ct);
        if (scored is null) return refusal!;
        var losses = Of(scored);
        return Results.Ok(new Response(
            AskedUnit.Of(scored.Area), scored.Scope.Window.Name, scored.AsOf, scored.Result.Score, scored.Result.Max, losses.Sum(x => x.Lost), losses,
            await Below(scored, losses, areas, live, ct), scored.Result.Missing));
    }

    /// <summary>What a score loses, largest first.</summary>
    internal static IReadOnlyList<Loss> Of(Scored scored) =>
    [
        .. from metric in scored.Result.Metrics
           where metric is { Score: not null, Max: > 0 } && metric.Max > metric.Score
           let rule = scored.Rules.Metric(metric.Code)
           orderby metric.Max - metric.Score descending
           select new Loss(metric.Code, metric.Group, metric.Max - metric.Score!.Value, metric.Max, metric.Denominator - metric.Numerator, rule.Name.Vi, rule.Name.En,
               metric.Inherited, Answers.Rows(scored, metric.Code)),
    ];

    private static async Task<IReadOnlyList<AreaLoss>> Below(Scored scored, IReadOnlyList<Loss> losses, AreaTree areas, LiveScores live, CancellationToken ct)
    {
        var window = scored.Scope.Window;
        var on = areas.Find(scored.Area.Code, window.Last)?.Path == scored.Area.Path ? window.Last : window.First;
        var below = await live.OfEach([.. areas.Children(scored.Area.Code, on).Select(x => (x, new Scope(x.Path, window)))], ct);
        var parts = new List<AreaLoss>();
        foreach (var loss in losses.Where(x => x is { Inherited: false, Missed: > 0 }))
        {
            var units = below.Where(x => scored.Rules.Metric(loss.Metric)!.Levels.Contains(x.Area.Level)).Append(scored).ToList();
            var missed = units.SkipLast(1).Select(x => x.Inputs.FirstOrDefault(i => i.Code == loss.Metric) is { Numerator: { } n, Denominator: { } d } ? d - n : 0).ToList();
            missed.Add(Math.Max(0, loss.Missed!.Value - missed.Sum()));
            var lost = Apportion.Of(loss.Lost, missed, Curve.Step(scored.Rules));
            parts.AddRange(units.Select((unit, i) => new AreaLoss(
                loss.Metric, unit.Area.Code, unit.Area.NameVi, unit.Area.NameEn, lost[i], missed[i], Answers.Rows(unit, loss.Metric))).Where(x => x.Missed > 0));
        }
        return [.. parts.OrderByDescending(x => x.Lost).ThenByDescending(x => x.Missed).Take(PartsMax)];
    }
}
