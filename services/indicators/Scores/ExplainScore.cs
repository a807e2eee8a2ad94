using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>Opens a score: groups, metrics, the two counts behind each in words, and where the rows behind the counts are.</summary>
public static class ExplainScore
{
    /// <summary>A score from the top down.</summary>
    /// <param name="Class">excellent, good, fair, average or weak; absent while metrics are missing.</param>
    /// <param name="Missing">Scored metrics of the level that have no data.</param>
    public sealed record Response(
        string Area, string Window, string RuleSet, DateTimeOffset AsOf, bool Simulated, decimal Score, decimal Max, string? Class, Text Sum,
        IReadOnlyList<Group> Groups, IReadOnlyList<Absent> Missing);

    /// <summary>A group and its metrics.</summary>
    /// <param name="Lost">Points short of <paramref name="Max"/>.</param>
    public sealed record Group(string Code, Text Name, decimal Score, decimal Max, decimal Lost, IReadOnlyList<Metric> Metrics);

    /// <summary>A metric and the counts behind it.</summary>
    /// <param name="Formula">How the points come out of the counts, with the figures put in.</param>
    /// <param name="InheritedFrom">Area path whose figures these are; absent when they are the unit's own.</param>
    /// <param name="Flags">What the reader must know of the figures.</param>
    /// <param name="Source">The document that the rule comes from.</param>
    public sealed record Metric(
        string Code, Text Name, decimal? Score, decimal Max, decimal? Lost, decimal? Value, decimal TargetPercent, Count Numerator, Count Denominator,
        Text Formula, string? InheritedFrom, IReadOnlyList<string> Flags, string Source);

    /// <summary>One of the two counts.</summary>
    /// <param name="Counter">Name of the counter.</param>
    /// <param name="Rows">Where the rows behind it are, page by page.</param>
    public sealed record Count(long Value, Text Words, string Counter, string Rows);

    /// <summary>A scored metric without data.</summary>
    public sealed record Absent(string Code, Text Name, decimal Max);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/explain", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Open a score down to the counts behind each metric");

    private static async Task<IResult> Handle(
        string area, string? window, string? level, string? agency, string? field, string? procedure, DateTimeOffset? asKnownAt, HttpRequest http, Caller caller, AreaTree areas,
        RuleBook book, LiveScores scores, History history, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        await history.Reaches(asKnownAt, faults, ct);
        if (Asked.Read(area, window, areas, book, clock, faults, level, asKnownAt) is not { } asked) return faults.Refuse();
        if (!caller.Covers(asked.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);
        var scored = await scores.Of(asked.Area, new Scope([asked.Area.Path], asked.Window, agency, field, procedure, asKnownAt?.ToUniversalTime()), ct);
        return Results.Ok(Answer(scored, http.QueryString.Value ?? ""));
    }

    private static Response Answer(Scored scored, string query)
    {
        var (result, rules) = (scored.Result, scored.Rules);
        var sum = string.Join(" + ", result.Groups.Select(x => $"{x.Code} {x.Score:0.00}"));
        return new Response(
            scored.Area.Path, scored.Scope.Window.Name, rules.Name, scored.AsOf, scored.Simulated, result.Score, result.Max, result.Class,
            new Text($"Điểm = {sum} = {result.Score:0.00} trên {result.Max:0.##}", $"Score = {sum} = {result.Score:0.00} out of {result.Max:0.##}"),
            [
                .. from part in result.Groups
                   let rule = rules.Groups.First(x => x.Code == part.Code)
                   select new Group(part.Code, rule.Name, part.Score, part.Max, part.Max - part.Score, [.. result.Metrics.Where(x => x.Group == part.Code).Select(x => Open(scored, x, query))]),
            ],
            [.. result.Missing.Select(x => rules.Metric(x)!).Select(x => new Absent(x.Code, x.Name, x.Max))]);
    }

    private static Metric Open(Scored scored, MetricResult metric, string query)
    {
        var rule = scored.Rules.Metric(metric.Code)!;
        var (count, whole) = (metric.Numerator!.Value, metric.Denominator!.Value);
        var from = metric.Inherited ? scored.Area.Path.Split('.')[0] : null;
        return new Metric(
            metric.Code, rule.Name, metric.Score, metric.Max, metric.Max - metric.Score, metric.Value, rule.TargetPercent,
            new Count(count, rule.Numerator, rule.Counters!.Numerator, Rows("numerator")), new Count(whole, rule.Denominator, rule.Counters.Denominator, Rows("denominator")),
            Formula(rule, metric, count, whole), from, scored.Flags.GetValueOrDefault(metric.Code) ?? [], rule.Source);

        string Rows(string part) =>
            $"/api/indicators/766/scores/{scored.Area.Code}/rows{(query.Length == 0 ? "?" : query + "&")}metric={Uri.EscapeDataString(metric.Code)}&part={part}";
    }

    private static Text Formula(MetricRule rule, MetricResult metric, long count, long whole)
    {
        if (whole == 0)
            return rule.WhenZero switch
            {
                "full" => new($"Mẫu số bằng 0: đủ {rule.Max:0.##} điểm", $"Denominator 0: all {rule.Max:0.##} points"),
                "zero" => new("Mẫu số bằng 0: 0 điểm", "Denominator 0: 0 points"),
                _ => new("Mẫu số bằng 0: không chấm", "Denominator 0: not scored"),
            };
        var times = rule.MultipliedBy is { } other ? $" × {other}" : "";
        var points = $"min({rule.Max:0.##}; {rule.Max:0.##} × {count}/{whole}{times} ÷ {rule.TargetPercent:0.##}%) = {metric.Score:0.00}";
        return new(points, points);
    }
}
