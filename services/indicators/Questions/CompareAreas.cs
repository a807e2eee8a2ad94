using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Messaging;

namespace Ioc.Indicators.Questions;

/// <summary>Puts units side by side in one window, metric by metric; a unit that a reform made or ended is carried over it.</summary>
public static class CompareAreas
{
    private const int AreasMax = 20;

    /// <summary>A comparison.</summary>
    /// <param name="Areas">In the order asked for.</param>
    /// <param name="Metrics">In the order of the rule set.</param>
    public sealed record Response(string Window, DateTimeOffset AsOf, string RuleSet, IReadOnlyList<Column> Areas, IReadOnlyList<Row> Metrics);

    /// <summary>One unit.</summary>
    /// <param name="CarriedFrom">Codes of units whose figures are in it because of a reform.</param>
    /// <param name="Exact">False when one of these was divided, or wider.</param>
    public sealed record Column(
        AskedUnit Area, decimal Score, decimal Max, string? Class, IReadOnlyList<Group> Groups, bool Simulated, IReadOnlyList<string> CarriedFrom, bool Exact, IReadOnlyList<string> Missing);

    /// <summary>Points of a group.</summary>
    public sealed record Group(string Code, decimal Score, decimal Max);

    /// <summary>One metric over all units.</summary>
    /// <param name="Best">Codes of the units with the most points.</param>
    /// <param name="Spread">Most points less fewest.</param>
    public sealed record Row(string Code, string GroupCode, string NameVi, string NameEn, decimal Max, IReadOnlyList<Cell> Cells, IReadOnlyList<string> Best, decimal Spread);

    /// <summary>One metric of one unit.</summary>
    public sealed record Cell(string Area, decimal? Score, long? Numerator, long? Denominator, decimal? Value, string Rows);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/compare", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Put units side by side, carried over the reform of 2025");

    private static async Task<IResult> Handle(
        string? areas, string? window, Caller caller, AreaTree tree, RuleBook book, LiveScores live, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var codes = (areas ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        faults.Require(codes.Count is >= 1 and <= AreasMax, "/query/areas", $"Cần 1 đến {AreasMax} mã đơn vị, cách nhau bằng dấu phẩy.", $"1 to {AreasMax} codes of units, parted by commas, are needed.");
        var span = Asked.Span(window, book, clock.Today(), faults);
        var found = codes.Select(x => Find(tree, x, clock.Today(), faults)).ToList();
        if (!faults.None) return faults.Refuse();
        if (found.FirstOrDefault(x => !caller.Covers(x!.Path)) is { } foreign) return Refusal.ForeignArea(foreign.Code);
        var carried = found.Select(x => Carried.Paths(tree, x!, span!)).ToList();
        var scores = await live.OfEach([.. found.Zip(carried, (x, c) => (x!, new Scope(c.Paths, span!)))], ct);
        return Results.Ok(new Response(
            span!.Name, clock.GetUtcNow(), book.On(span.Last)!.Name,
            [.. scores.Zip(carried, (x, c) => new Column(AskedUnit.Of(x.Area), x.Result.Score, x.Result.Max, x.Result.Class, [.. x.Result.Groups.Select(g => new Group(g.Code, g.Score, g.Max))],
                x.Simulated, [.. c.Others.Select(o => o.Code)], c.Others.All(o => o.Whole), x.Result.Missing))],
            [.. book.On(span.Last)!.Metrics.Where(m => scores.Any(x => x.Result.Metrics.Any(r => r.Code == m.Code))).Select(m => Compared(m, scores))]));
    }

    private static Area? Find(AreaTree tree, string code, DateOnly today, Faults faults) =>
        tree.Find(code, today) ?? (tree.Versions(code) is { Count: > 0 } known ? known[^1] : Places.Find(tree, code, VietnamTime.StartOf(today), "/query/areas", faults));

    private static Row Compared(MetricRule metric, IReadOnlyList<Scored> scores)
    {
        var cells = scores.Select(x => (Scored: x, Metric: x.Result.Metrics.FirstOrDefault(r => r.Code == metric.Code))).ToList();
        var points = cells.Where(x => x.Metric?.Score is not null).Select(x => x.Metric!.Score!.Value).ToList();
        return new(
            metric.Code, metric.Group, metric.Name.Vi, metric.Name.En, metric.Max,
            [.. cells.Select(x => new Cell(x.Scored.Area.Code, x.Metric?.Score, x.Metric?.Numerator, x.Metric?.Denominator, x.Metric?.Value, Answers.Rows(x.Scored, metric.Code)))],
            [.. cells.Where(x => points.Count > 0 && x.Metric?.Score == points.Max()).Select(x => x.Scored.Area.Code)], points.Count == 0 ? 0 : points.Max() - points.Min());
    }
}
