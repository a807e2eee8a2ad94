using System.Globalization;
using Dapper;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Scores;

/// <summary>Finds the dossiers or petitions behind one figure of a score, by day and code, a page at a time.</summary>
public static class FindScoreRows
{
    private static readonly string[] Parts = ["numerator", "denominator"];

    /// <summary>One row behind the figure.</summary>
    /// <param name="Code">Code of the dossier or ticket.</param>
    /// <param name="CountedOn">The local day by which a window counts it.</param>
    /// <param name="StartedAt">Accepted, or received.</param>
    /// <param name="EndedAt">Ended, or answered; absent while open.</param>
    /// <param name="Counts">What it adds to the figure: 1, or -1 where the rule takes it off twice (5.4: late and disliked). They sum to the figure.</param>
    public sealed record Row(
        string Code, string Area, DateOnly CountedOn, DateTimeOffset StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, bool Simulated, int Counts);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/rows", Handle)
        .Allow(Roles.Readers).Produces<Page<Row>>().WithSummary("Find the rows behind a numerator or a denominator");

    private static async Task<IResult> Handle(
        string area, string? window, string? metric, string? part, string? cursor, int? rows, Caller caller, AreaTree areas, RuleBook book,
        Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var asked = Asked.Read(area, window, areas, book, clock, faults);
        faults.OneOf(metric, "/query/metric", [.. Measure.All.Select(x => x.Metric)]);
        faults.OneOf(part, "/query/part", Parts);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(asked!.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);
        var measure = Measure.Of(metric)!;
        var counts = part == "numerator" ? measure.Adds : "1";
        var most = Cursor.Rows(rows);
        var (day, code) = After(cursor, asked.Window);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select code, area, counted_on, started_at, due_at, ended_at, simulated, {counts} as counts from {measure.Table}
            where {Tally.Under} and {Tally.Within} and {counts} <> 0 and (counted_on, code) > (@day, @code)
            order by counted_on, code limit @limit
            """, new
        {
            path = asked.Area.Path, first = asked.Window.First, last = asked.Window.Last, until = asked.Window.JudgedAt(clock.GetUtcNow()),
            day, code, limit = most + 1,
        }, cancellationToken: ct))).AsList();
        return Results.Ok(Cursor.Cut(found, most, row => string.Create(CultureInfo.InvariantCulture, $"{row.CountedOn:yyyy-MM-dd}|{row.Code}")));
    }

    private static (DateOnly Day, string Code) After(string? cursor, Window window) => Cursor.Key(cursor)?.Split('|', 2) switch
    {
        null => (window.First, ""),
        [var day, var code] when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) => (on, code),
        _ => throw new BadHttpRequestException("cursor", StatusCodes.Status400BadRequest),
    };
}
