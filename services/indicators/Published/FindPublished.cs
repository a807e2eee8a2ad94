using System.Globalization;
using Dapper;
using Ioc.Defaults;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Published;

/// <summary>Finds official snapshots as they were published, each beside what its own figures give by the rules of its time.</summary>
public static class FindPublished
{
    /// <summary>One published row.</summary>
    /// <param name="Area">Code of our unit of that name; absent when it is none of ours.</param>
    /// <param name="RuleSet">The rules by which it is judged.</param>
    /// <param name="Recomputed">Points that its own counts give, or the sum of its groups; absent when it prints neither.</param>
    /// <param name="Difference">Points printed less recomputed.</param>
    /// <param name="ImportedBy">Who brought it.</param>
    public sealed record Item(
        long Id, Snapshot Published, string? Area, string? Window, DateOnly? ReadOn, string RuleSet, decimal? Recomputed, decimal? Difference,
        IReadOnlyList<Contradiction> Contradictions, DateTimeOffset ImportedAt, string ImportedBy);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/published", Handle)
        .Allow(Roles.Readers).Produces<Page<Item>>().WithSummary("Find official snapshots, with contradictions and the recomputed points");

    private static async Task<IResult> Handle(
        string? unit, string? level, string? period, string? area, string? part, bool? contradicting, string? cursor, int? rows, RuleBook book, Ledger ledger, CancellationToken ct)
    {
        var most = Cursor.Rows(rows);
        var after = 0L;
        if (Cursor.Key(cursor) is { } key && !long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw new BadHttpRequestException("cursor", StatusCodes.Status400BadRequest);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<PublishedRow>(new CommandDefinition($"""
            select {PublishedDb.Columns} from published where superseded_at is null and id > @after
                and (@unit is null or position(lower(@unit) in lower(unit)) > 0) and (@level is null or level = @level) and (@period is null or period = @period)
                and (@area is null or area = @area) and (@part is null or row->>'part' = @part) and (@contradicting is null or contradicts = @contradicting)
            order by id limit @limit
            """, new { after, unit, level, period, area, part, contradicting, limit = most + 1 }, cancellationToken: ct))).AsList();
        var page = Cursor.Cut(found, most, x => x.Id.ToString(CultureInfo.InvariantCulture));
        return Results.Ok(new Page<Item>([.. page.Items.Select(x => Read(x, book))], page.Next));
    }

    private static Item Read(PublishedRow row, RuleBook book)
    {
        var (rules, published) = (book.On(row.RulesOn)!, row.Snapshot);
        var (printed, own) = published.Part.Length > 0
            ? (published.Score, Contradictions.Recomputed(published, rules))
            : (published.Total, Contradictions.Sum(published, rules) is { Open: 0 } whole ? whole.Sum : null);
        return new(row.Id, published, row.Area, row.Span, row.ReadOn, rules.Name, own, printed - own, [.. Contradictions.Of(published, rules)], row.ImportedAt, row.ImportedBy);
    }
}
