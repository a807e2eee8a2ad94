using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>Ranks the districts, communes and agencies below a unit, by kind and in all, with the change against the window before.</summary>
public static class RankAreas
{
    private static readonly string[] Kinds = ["district", "commune", Standing.Agency, "all"];

    /// <summary>A ranking.</summary>
    /// <param name="TieRuleVi">How equal totals are told apart.</param>
    /// <param name="Unranked">Codes of units of which nothing is known in the window.</param>
    public sealed record Response(
        AskedUnit Area, string Window, DateOnly From, DateOnly To, bool Open, DateTimeOffset AsOf, string Kind, string TieRuleVi, string TieRuleEn,
        IReadOnlyList<Item> Items, IReadOnlyList<string> Unranked);

    /// <summary>One place.</summary>
    /// <param name="Rank">Among its kind.</param>
    /// <param name="RankInAll">Among all units and agencies of the ranking.</param>
    /// <param name="Max">Points attainable by what has data.</param>
    /// <param name="Delta">Points against the window before; absent when it is not known.</param>
    /// <param name="RankDelta">Places against the window before, up is positive; absent when it is not known.</param>
    /// <param name="Opens">Where the score opens.</param>
    public sealed record Item(
        int Rank, int Ranked, int RankInAll, int RankedInAll, string Code, string NameVi, string NameEn, string Kind, decimal Score, decimal Max, string? Class,
        decimal? Delta, int? RankDelta, bool Simulated, string Opens);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/ranking", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Rank the districts, communes and agencies below a unit");

    private static async Task<IResult> Handle(
        string? area, string? window, string? kind, Caller caller, AreaTree areas, RuleBook book, Standings standings, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        if (kind is not null) faults.OneOf(kind, "/query/kind", Kinds);
        var asked = Asked.Read(area ?? areas.Roots(clock.Today()).FirstOrDefault(x => caller.Covers(x.Path))?.Code ?? caller.AreaCodes.FirstOrDefault() ?? "", window, areas, book, clock, faults);
        if (asked is null || !faults.None) return faults.Refuse();
        if (!caller.Covers(asked.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);
        var standing = await standings.Of(asked.Area, asked.Window, ct);
        var before = book.On(asked.Window.Before.Last) is null ? null : await standings.Of(asked.Area, asked.Window.Before, ct);
        var wanted = standing.Places.Where(x => kind is null or "all" || x.Who.Kind == kind);
        return Results.Ok(new Response(
            AskedUnit.Of(asked.Area), asked.Window.Name, asked.Window.First, asked.Window.Last, asked.Window.IsOpen(standing.AsOf), standing.AsOf, kind ?? "all",
            Ranking.TieRule.Vi, Ranking.TieRule.En, [.. wanted.Select(x => Placed(x, standing, before))],
            [.. standing.Units.Values.Where(x => !Answers.IsKnown(x) && x.Area.Code != asked.Area.Code && (kind is null or "all" || x.Area.Level == kind)).Select(x => x.Area.Code)]));
    }

    private static Item Placed(Place place, Standing standing, Standing? before)
    {
        var who = place.Who;
        var own = who.Kind == Standing.Agency;
        var scored = own ? standing.Agencies[who.Code] : standing.Units[who.Code];
        var last = before?.Of(who.Code, who.Kind);
        return new(
            place.Rank, place.Ranked, place.RankInAll, place.RankedInAll, who.Code, own ? who.Code : scored.Area.NameVi, own ? who.Code : scored.Area.NameEn, who.Kind,
            who.Score, who.Max, scored.Result.Class, last is null ? null : who.Score - last.Who.Score, last?.Rank - place.Rank, scored.Simulated,
            $"/api/indicators/766/scores/{scored.Area.Code}?window={standing.Window.Name}{(own ? $"&agency={Uri.EscapeDataString(who.Code)}" : "")}");
    }
}
