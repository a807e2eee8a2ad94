using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Scores;

/// <summary>Shows Index 766 of a unit in any window, as it is now or as it was shown at an instant.</summary>
public static class ShowScores
{
    /// <summary>The score, read against <paramref name="Max"/>: the most that the metrics with data allow.</summary>
    /// <param name="Area">The unit as it was in the window.</param>
    /// <param name="From">First day of the window.</param>
    /// <param name="To">Last day of the window.</param>
    /// <param name="Open">The window still runs: what is open is judged now.</param>
    /// <param name="AsOf">When it was counted.</param>
    /// <param name="Simulated">A simulator made some of the rows.</param>
    /// <param name="Class">excellent, good, fair, average or weak; absent while metrics are missing.</param>
    /// <param name="Missing">Scored metrics of the level that have no data.</param>
    /// <param name="Own">The province's own indicators, beside the score and no part of it.</param>
    public sealed record Response(
        Unit Area, string Window, DateOnly From, DateOnly To, bool Open, DateTimeOffset AsOf, bool Simulated, string RuleSet,
        decimal Score, decimal Max, string? Class, IReadOnlyList<PartResult> Groups, IReadOnlyList<PartResult> Tiles,
        IReadOnlyList<Metric> Metrics, IReadOnlyList<string> Missing, IReadOnlyList<OwnResult> Own);

    /// <summary>The unit that was scored.</summary>
    public sealed record Unit(string Code, string NameVi, string NameEn, string Level, string Path);

    /// <summary>One metric with what is behind it; the rows are one question further, at <c>/rows</c>.</summary>
    /// <param name="Score">Points; absent when a denominator of 0 leaves the metric out.</param>
    /// <param name="Value">Rate in percent.</param>
    /// <param name="Flags">What the reader must know of the figures, e.g. <c>NO_NATIONAL_REPORT_DATA</c>.</param>
    public sealed record Metric(
        string Code, string Group, decimal? Score, decimal Max, long Numerator, long Denominator, decimal? Value, IReadOnlyList<string> Flags);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Show the score of a unit in a window, from live facts");

    private static async Task<IResult> Handle(
        string area, string? window, string? level, string? agency, string? field, string? procedure, DateTimeOffset? asKnownAt, Caller caller, AreaTree areas,
        RuleBook book, LiveScores scores, Figures figures, OwnBook own, History history, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        await history.Reaches(asKnownAt, faults, ct);
        if (Asked.Read(area, window, areas, book, clock, faults, level, asKnownAt) is not { } asked) return faults.Refuse();
        if (!caller.Covers(asked.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);
        var scope = new Scope([asked.Area.Path], asked.Window, agency, field, procedure, asKnownAt?.ToUniversalTime());
        var scored = await scores.Of(asked.Area, scope, ct);
        return Results.Ok(Answer(scored, OwnResult.Of(own, scored, await figures.Of(scope, ct))));
    }

    private static Response Answer(Scored scored, IReadOnlyList<OwnResult> own) => new(
        new Unit(scored.Area.Code, scored.Area.NameVi, scored.Area.NameEn, scored.Area.Level, scored.Area.Path),
        scored.Scope.Window.Name, scored.Scope.Window.First, scored.Scope.Window.Last, scored.Scope.Window.IsOpen(scored.AsOf), scored.AsOf, scored.Simulated,
        scored.Rules.Name, scored.Result.Score, scored.Result.Max, scored.Result.Class, scored.Result.Groups, scored.Result.Tiles,
        [.. scored.Result.Metrics.Select(x => new Metric(
            x.Code, x.Group, x.Score, x.Max, x.Numerator!.Value, x.Denominator!.Value, x.Value, scored.Flags.GetValueOrDefault(x.Code) ?? []))],
        scored.Result.Missing, own);
}
