using System.Text.Json;
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
        .Allow(Roles.Readers).Accepts<Request>("application/json").Produces<ScoreResult>().WithSummary("Compute metric scores, group scores, total and class");

    private static async Task<IResult> Handle(HttpRequest http, RuleBook book, CancellationToken ct)
    {
        var (request, faults) = (await JsonSerializer.DeserializeAsync<JsonElement>(http.Body, Json.Options, ct), new Faults());
        var metrics = InputJson.Each(request, new InputJson(faults).Metric);
        var score = Scorer.Evaluate(book, InputJson.Words(request, "ruleSet"), InputJson.Words(request, "level"), metrics, faults, isPublished: true);
        return score is null ? faults.Refuse() : Results.Ok(score);
    }
}
