using Dapper;
using Ioc.Areas;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Published;
using Ioc.Indicators.Questions;
using Ioc.Indicators.Rules;
using Ioc.Indicators.Scores;
using Ioc.Messaging;

namespace Ioc.Indicators.Targets;

/// <summary>Reads the targets that our own figures tell: year to date, of the unit in force that the target is set for.</summary>
public sealed class TargetFacts(LiveScores live, Standings standings, AreaTree areas, RuleBook book, Ledger ledger)
{
    /// <summary>The value and where it opens; null while nothing is known.</summary>
    public async Task<(decimal Value, DateOnly On, string Opens)?> Read(Target target, DateOnly today, CancellationToken ct)
    {
        if (target.Fact is not { } fact) return null;
        if (fact.Kind == "published-rank") return await Rank(target, ct);
        if (areas.Find(target.Area, today) is not { } area || book.On(today) is null) return null;
        var year = Window.Of(today, WindowKind.Year);
        var opens = $"/api/indicators/766/scores/{area.Code}?window={year.Name}";
        if (fact.Kind == "share-at-least") return await Share(fact, area, year, ct) is { } share ? (share, today, $"/api/indicators/766/ranking?area={area.Code}&window={year.Name}") : null;
        var scored = await live.Of(area, new Scope(area.Path, year), ct);
        if (fact.Kind == "score") return !Answers.IsKnown(scored) ? null : (scored.Result.Score, today, opens);
        return scored.Result.Metrics.FirstOrDefault(x => x.Code == fact.Metric)?.Value is { } rate ? (rate, today, Answers.Rows(scored, fact.Metric!)) : null;
    }

    private async Task<decimal?> Share(TargetFact fact, Area root, Window year, CancellationToken ct)
    {
        var known = (await standings.Of(root, year, ct)).Places.Where(x => fact.Levels!.Contains(x.Who.Kind)).ToList();
        return known.Count == 0 ? null : decimal.Round(100m * known.Count(x => x.Who.Score >= fact.AtLeast) / known.Count, 1, MidpointRounding.AwayFromZero);
    }

    private async Task<(decimal, DateOnly, string)?> Rank(Target target, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var row = await connection.QueryFirstOrDefaultAsync<PublishedRow>(new CommandDefinition($"""
            select {PublishedDb.Columns} from published where superseded_at is null and area = @Area and part = '' and jsonb_exists(row, 'rank')
            order by coalesce(read_on, rules_on) desc, id desc limit 1
            """, new { target.Area }, cancellationToken: ct));
        return row?.Snapshot.Rank is { } rank ? (rank, row.ReadOn ?? row.RulesOn, $"/api/indicators/766/published?area={target.Area}") : null;
    }
}
