using System.Text.Json;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>Scores a unit again with some counts changed: nothing is stored, nobody is told.</summary>
public static class EvaluateWhatIf
{
    /// <summary>The changes.</summary>
    /// <param name="Metrics">1 to 100 changes, one a code.</param>
    public sealed record Request(IReadOnlyList<Change?>? Metrics);

    /// <summary>
    /// What one metric (or a tile or group whose points are given) would be: counts, a rate or points as in
    /// <see cref="MetricInput"/>; or what comes to the counts as they are.
    /// </summary>
    /// <param name="AddNumerator">Added to the numerator; may be negative.</param>
    /// <param name="AddDenominator">Added to the denominator; may be negative.</param>
    public sealed record Change(
        string? Code, long? Numerator = null, long? Denominator = null, decimal? RatioPercent = null, decimal? Score = null, long? AddNumerator = null, long? AddDenominator = null);

    /// <summary>Before and after.</summary>
    /// <param name="Difference">Points won or lost.</param>
    /// <param name="Metrics">The metrics whose points or counts differ.</param>
    public sealed record Response(
        AskedUnit Area, string Window, DateTimeOffset AsOf, string RuleSet, decimal Before, decimal After, decimal Difference, decimal MaxBefore, decimal MaxAfter,
        string? ClassBefore, string? ClassAfter, IReadOnlyList<Differing> Groups, IReadOnlyList<Differing> Metrics);

    /// <summary>One metric or group.</summary>
    /// <param name="Before">Points as they are; absent when it has none.</param>
    /// <param name="After">Points as they would be.</param>
    public sealed record Differing(
        string Code, decimal? Before, decimal? After, decimal Difference, long? NumeratorBefore = null, long? DenominatorBefore = null, long? NumeratorAfter = null, long? DenominatorAfter = null);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/766/scores/{area}/what-if", Handle)
        .Allow(Roles.Readers).Accepts<Request>("application/json").Produces<Response>().WithSummary("Score a unit again with changed counts");

    private static async Task<IResult> Handle(string area, string? window, HttpRequest http, Caller caller, Answers answers, RuleBook book, CancellationToken ct)
    {
        var (scored, refusal) = await answers.Ask(area, window, caller, new Faults(), ct);
        if (scored is null) return refusal!;
        var (request, faults) = (await JsonSerializer.DeserializeAsync<JsonElement>(http.Body, Json.Options, ct), new Faults());
        var input = new InputJson(faults);
        var changed = InputJson.Each(request, (change, at) => Read(change, at, scored, input, faults));
        Scorer.Evaluate(book, scored.Rules.Name, scored.Area.Level, changed, faults);
        if (!faults.None) return faults.Refuse();
        var covered = changed!.SelectMany(x => Part.Of(scored.Rules, x!.Code)!.Covers).Select(x => x.Code).ToHashSet();
        var after = Scorer.Score(scored.Rules, scored.Area.Level, [.. scored.Inputs.Where(x => !covered.Contains(x.Code)), .. changed!.Select(x => x!)]);
        return Results.Ok(Answer(scored, after));
    }

    private static MetricInput Read(JsonElement change, string at, Scored scored, InputJson input, Faults faults)
    {
        var named = input.Metric(change, at);
        var given = named with { Code = Part.Named(scored.Rules, named.Code)! };
        var count = input.Count(change, "addNumerator", at, least: -MetricInput.CountMax);
        var whole = input.Count(change, "addDenominator", at, least: -MetricInput.CountMax);
        if ((count is null && whole is null) || Part.Of(scored.Rules, given.Code) is not { } part) return given;
        // The checks say that only points are accepted.
        if (part.Metric is null) return given with { Numerator = given.Numerator ?? 0, Denominator = given.Denominator ?? 0 };
        var known = scored.Inputs.FirstOrDefault(x => x.Code == given.Code);
        var either = faults.Require(given is { Numerator: null, Denominator: null, RatioPercent: null, Score: null }, at,
            "Chỉ cho số cộng thêm, hoặc số mới.", "Give what is added, or the new figures.");
        return either && faults.Require(known is { Numerator: not null, Denominator: not null }, at,
            $"Chỉ số {given.Code} chưa có số đếm để cộng thêm; hãy cho numerator và denominator.", $"Metric {given.Code} has no counts to add to; give numerator and denominator.")
            ? known! with { Numerator = known.Numerator + (count ?? 0), Denominator = known.Denominator + (whole ?? 0) }
            : new MetricInput(given.Code, 0, 0);
    }

    private static Response Answer(Scored scored, ScoreResult after)
    {
        var before = scored.Result;
        var metrics = before.Metrics.Select(x => x.Code).Union(after.Metrics.Select(x => x.Code)).Select(code =>
        {
            var (old, now) = (before.Metrics.FirstOrDefault(x => x.Code == code), after.Metrics.FirstOrDefault(x => x.Code == code));
            return new Differing(code, old?.Score, now?.Score, (now?.Score ?? 0) - (old?.Score ?? 0), old?.Numerator, old?.Denominator, now?.Numerator, now?.Denominator);
        });
        var groups = scored.Rules.Groups.Select(g => g.Code).Select(code =>
        {
            var (old, now) = (before.Groups.FirstOrDefault(x => x.Code == code), after.Groups.FirstOrDefault(x => x.Code == code));
            return new Differing(code, old?.Score, now?.Score, (now?.Score ?? 0) - (old?.Score ?? 0));
        });
        return new(
            AskedUnit.Of(scored.Area), scored.Scope.Window.Name, scored.AsOf, before.RuleSet, before.Score, after.Score, after.Score - before.Score, before.Max, after.Max,
            before.Class, after.Class, [.. groups.Where(x => x.Before is not null || x.After is not null)],
            [.. metrics.Where(x => x.Before != x.After || x.NumeratorBefore != x.NumeratorAfter || x.DenominatorBefore != x.DenominatorAfter)]);
    }
}
