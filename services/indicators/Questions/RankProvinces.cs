using Dapper;
using Ioc.Defaults;
using Ioc.Indicators.Published;
using Ioc.Indicators.Rules;
using Ioc.Messaging;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>Ranks the provinces of a published snapshot: the printed ranks are the authority, ours are among the provinces that are known.</summary>
public static class RankProvinces
{
    /// <summary>A national ranking.</summary>
    /// <param name="Period">The snapshot, in the publisher's words.</param>
    /// <param name="Mean">The country's mean as published; absent when it was not.</param>
    /// <param name="Periods">The snapshots that can be asked for, newest first.</param>
    public sealed record Response(string Period, decimal? Mean, string TieRuleVi, string TieRuleEn, IReadOnlyList<Item> Items, IReadOnlyList<string> Periods);

    /// <summary>One province.</summary>
    /// <param name="Rank">Among the provinces of the snapshot that are known here.</param>
    /// <param name="PrintedRank">The rank as published.</param>
    /// <param name="PrintedRanked">Among how many it was published.</param>
    /// <param name="Delta">Points against the snapshot before in which the province is known.</param>
    /// <param name="AgainstMean">Points against the country's mean.</param>
    /// <param name="Area">Code of our unit of that name.</param>
    public sealed record Item(int Rank, int Ranked, int? PrintedRank, int? PrintedRanked, string Unit, decimal Score, string Class, decimal? Delta, decimal? AgainstMean, string? Area, string Source);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/ranking/national", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("Rank the provinces of a published snapshot");

    private static async Task<IResult> Handle(string? period, RuleBook book, Ledger ledger, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var rows = (await connection.QueryAsync<PublishedRow>(new CommandDefinition($"""
            select {PublishedDb.Columns} from published where superseded_at is null and part = '' and level in ('province', 'national') and jsonb_exists(row, 'total')
            order by coalesce(read_on, rules_on) desc, period desc, id
            """, cancellationToken: ct))).Select(x => (Row: x, Published: x.Snapshot)).ToList();
        var periods = rows.Where(x => x.Published.Level == "province").Select(x => x.Published.Period).Distinct().ToList();
        var asked = period ?? periods.FirstOrDefault();
        if (asked is null || !periods.Contains(asked))
            return Refusal.Unknown("no-such-snapshot", $"Chưa có bảng công bố nào của các tỉnh{(asked is null ? "" : $" cho kỳ {asked}")}; nhập bằng POST /api/indicators/766/published.",
                $"There is no published snapshot of provinces{(asked is null ? "" : $" of {asked}")}; import one by POST /api/indicators/766/published.");
        var known = rows.Where(x => x.Published.Period == asked).ToList();
        var mean = known.FirstOrDefault(x => x.Published.Level == "national").Published?.Total;
        var places = Ranking.Of(known.Where(x => x.Published.Level == "province").DistinctBy(x => x.Published.Unit).Select(x => new Contender(
            x.Published.Unit, "province", x.Published.Total!.Value, 100, [.. x.Published.Groups.Select(g => new PartResult(g.Key, g.Value, g.Value))])));
        return Results.Ok(new Response(asked, mean, Ranking.TieRule.Vi, Ranking.TieRule.En, [.. places.Select(Item)], periods));

        Item Item(Place place)
        {
            var (row, published) = known.First(x => x.Published.Unit == place.Who.Code);
            var on = row.ReadOn ?? row.RulesOn;
            var before = rows.FirstOrDefault(x => x.Published.Unit == published.Unit && (x.Row.ReadOn ?? x.Row.RulesOn) < on).Published?.Total;
            return new(place.Rank, place.Ranked, published.Rank, published.Ranked, published.Unit, place.Who.Score, book.On(row.RulesOn)!.ClassOf(place.Who.Score).Code,
                place.Who.Score - before, place.Who.Score - mean, row.Area, published.Source);
        }
    }
}
