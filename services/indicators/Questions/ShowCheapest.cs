using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Indicators.Questions;

/// <summary>Shows the fewest dossiers, petitions and procedures to put right for the next tenth of a point, the next rank, the next class, and a target.</summary>
public static class ShowCheapest
{
    private const decimal Tenth = 0.1m;

    /// <summary>The cheapest ways up.</summary>
    /// <param name="Tenth">To the next 0.1 point.</param>
    /// <param name="Rank">To the place above, among units of the kind; absent for the first and for a unit without a rank.</param>
    /// <param name="Class">To the next class; absent in the best one.</param>
    /// <param name="Target">To the points asked for; absent when none were.</param>
    /// <param name="ByMetric">Each metric alone for 0.1 point, or all it has left, cheapest first.</param>
    /// <param name="Missing">Scored metrics without data, which no change here can win.</param>
    /// <param name="AssumptionVi">What the numbers take for granted.</param>
    public sealed record Response(
        AskedUnit Area, string Window, DateTimeOffset AsOf, decimal Score, decimal Max, string? ClassNow, CheapestPlan Tenth, RankGoal? Rank, ClassGoal? Class, CheapestPlan? Target,
        IReadOnlyList<CheapestStep> ByMetric, IReadOnlyList<string> Missing, string AssumptionVi, string AssumptionEn);

    /// <summary>The place above.</summary>
    /// <param name="Above">Code of the unit there.</param>
    /// <param name="Score">Its points now.</param>
    public sealed record RankGoal(int From, int To, int Ranked, string Above, decimal Score, CheapestPlan Plan);

    /// <summary>The next class.</summary>
    public sealed record ClassGoal(string Code, string NameVi, string NameEn, decimal AtLeast, CheapestPlan Plan);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/cheapest", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Show the fewest changes for the next tenth, rank and class, and for a target");

    private static async Task<IResult> Handle(
        string area, string? window, decimal? target, Caller caller, Answers answers, Standings standings, AreaTree areas, CancellationToken ct)
    {
        var faults = new Faults();
        faults.Require(target is null or (>= 0 and <= 100), "/query/target", "Cần số từ 0 đến 100.", "A number from 0 to 100 is needed.");
        var (scored, refusal) = await answers.Ask(area, window, caller, faults, ct);
        if (scored is null) return refusal!;
        var score = scored.Result.Score;
        var next = scored.Rules.Classes.LastOrDefault(x => x.From > score);
        return Results.Ok(new Response(
            AskedUnit.Of(scored.Area), scored.Scope.Window.Name, scored.AsOf, score, scored.Result.Max, scored.Result.Class, Plan(Tenth), await Above(),
            next is null ? null : new(next.Code, next.Name.Vi, next.Name.En, next.From, Plan(next.From - score)),
            target is { } points ? Plan(points - score) : null, Cheapest.ByMetric(scored.Rules, scored.Area.Level, scored.Inputs, Tenth), scored.Result.Missing,
            "Mẫu số giữ nguyên; mỗi chỉ số được tính riêng: một hồ sơ làm đúng ở hai chỉ số tính hai lần.",
            "Denominators stay as they are; each metric is counted by itself: a dossier put right in two metrics counts twice."));

        CheapestPlan Plan(decimal needed) => Cheapest.ToGain(scored.Rules, scored.Area.Level, scored.Inputs, needed);

        async Task<RankGoal?> Above()
        {
            var path = areas.PathOf(scored.Area.Code, scored.Scope.Window.Last);
            if (path.Count < 2) return null;
            var standing = await standings.Of(path[0], scored.Scope.Window, ct);
            if (standing.Of(scored.Area.Code, scored.Area.Level) is not { Rank: > 1 } own) return null;
            var above = standing.Places.First(x => x.Who.Kind == own.Who.Kind && x.Rank == own.Rank - 1);
            // Strictly more points: an equal total would leave the place to the tie rule.
            return new(own.Rank, above.Rank, own.Ranked, above.Who.Code, above.Who.Score, Plan(above.Who.Score - score + Curve.Step(scored.Rules)));
        }
    }
}
