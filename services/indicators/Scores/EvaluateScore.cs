using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>Computes Index 766 from figures that the caller gives: nothing is stored, nobody is told.</summary>
public static class EvaluateScore
{
    /// <summary>The figures of one unit.</summary>
    /// <param name="RuleSet">Name of a rule set, e.g. <c>portal-2026</c>.</param>
    /// <param name="Level">ministry, province, district or commune.</param>
    /// <param name="Metrics">1 to 100 metrics; each as counts, as a rate, or as given points.</param>
    public sealed record Request(string? RuleSet, string? Level, IReadOnlyList<MetricInput?>? Metrics);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/766/evaluate", Handle)
        .Allow(Roles.Readers).Produces<ScoreResult>().WithSummary("Compute metric scores, group scores, total and class");

    private static IResult Handle(Request request, RuleBook book)
    {
        var faults = new Faults();
        var score = Scorer.Evaluate(book, request.RuleSet, request.Level, request.Metrics, faults);
        return score is null ? faults.Refuse() : Results.Ok(score);
    }
}
