using System.Globalization;
using Dapper;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Scores;

/// <summary>
/// Finds what is behind one figure of a score, a page at a time: dossiers or petitions by day and code, procedures or communes by
/// code; as they are, or as they were known at an instant.
/// </summary>
public static class FindScoreRows
{
    private static readonly string[] Parts = ["numerator", "denominator"];

    /// <summary>One row behind the figure.</summary>
    /// <param name="Code">Code of the dossier, ticket, procedure or commune.</param>
    /// <param name="CountedOn">The local day by which a window counts it; absent of what no window divides.</param>
    /// <param name="StartedAt">Accepted, or received. Its instants are absent of a row as it was known: what was counted is kept, not why.</param>
    /// <param name="EndedAt">Ended, or answered; absent while open.</param>
    /// <param name="Counts">What it adds to the figure: 1, or -1 where the rule takes it off twice (5.4: late and disliked). They sum to the figure.</param>
    /// <param name="Name">Of a procedure or commune.</param>
    public sealed record Row(
        string Code, string Area, DateOnly? CountedOn, DateTimeOffset? StartedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, bool Simulated, int Counts,
        string? Name);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/scores/{area}/rows", Handle)
        .Allow(Roles.Readers).Produces<Page<Row>>().WithSummary("Find the rows behind a numerator or a denominator");

    private static async Task<IResult> Handle(
        string area, string? window, string? metric, string? part, string? agency, string? field, string? procedure, DateTimeOffset? asKnownAt, string? cursor, int? rows,
        Caller caller, AreaTree areas, RuleBook book, OwnBook own, Figures figures, History history, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        await history.Reaches(asKnownAt, faults, ct);
        var asked = Asked.Read(area, window, areas, book, clock, faults, null, asKnownAt);
        var rules = asked is null ? null : book.On(asked.Window.Last);
        var beside = asked is null ? [] : own.Of(asked.Area, asked.Window.Last).ToList();
        var fed = (rules is null ? book.Sets.SelectMany(x => x.Metrics) : rules.Metrics).Where(x => x.Counters is not null).Select(x => x.Code).Distinct();
        faults.OneOf(metric, "/query/metric", [.. fed, .. beside.Select(x => x.Code)]);
        faults.OneOf(part, "/query/part", Parts);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(asked!.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);
        var scope = new Scope([asked.Area.Path], asked.Window, agency, field, procedure, asKnownAt?.ToUniversalTime());
        var rule = rules!.Metric(metric!);
        // What is inherited is opened where it comes from.
        if (rule?.InheritedBy.Contains(asked.Area.Level) == true) scope = new Scope(asked.Area.Path.Split('.')[0], asked.Window) { AsKnownAt = scope.AsKnownAt };
        var counters = rule?.Counters ?? beside.First(x => x.Code == metric).Counters;
        var counter = Counter.All[part == "numerator" ? counters.Numerator : counters.Denominator];
        var most = Cursor.Rows(rows);
        var found = counter.Rows is { } terms
            ? await Read(ledger, scope, terms, figures, Cursor.Key(cursor), most + 1, ct)
            : [.. counter.Entries!(await figures.Of(scope, ct)).OrderBy(x => x.Code, StringComparer.Ordinal)
                .Where(x => string.CompareOrdinal(x.Code, Cursor.Key(cursor) ?? "") > 0).Take(most + 1)
                .Select(x => new Row(x.Code, x.Area, null, null, null, null, false, 1, x.Name))];
        return Results.Ok(Cursor.Cut(found, most, row => row.CountedOn is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}|{row.Code}") : row.Code));
    }

    private static async Task<List<Row>> Read(Ledger ledger, Scope scope, RowTerms terms, Figures figures, string? key, int limit, CancellationToken ct)
    {
        var (day, code) = After(key, scope.Window);
        var counts = terms.Sql(scope.Window.Kind);
        var now = $"""
            select code, area, counted_on, started_at, due_at, ended_at, simulated, {counts} as counts, agency, procedure from {terms.Table}
            """;
        var known = $"""
            select code, area, counted_on, null::timestamptz as started_at, null::timestamptz as due_at, null::timestamptz as ended_at,
                bool_or(bits >> {(int)Bit.Simulated} & 1 = 1) as simulated, sum(sign * ({counts}))::int as counts, agency, procedure
            from delta where known_at <= @AsKnownAt and {Tally.Under} and {Tally.Within} group by code, area, counted_on, agency, procedure
            """;
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select code, area, counted_on, started_at, due_at, ended_at, simulated, counts, null as name from ({(scope.AsKnownAt is null ? now : known)}) as r
            where {Tally.Under} and {Tally.Within} and counts <> 0 and (counted_on, code) > (@day, @code)
                and (@Agency::text is null or agency = @Agency) and (@procedures::text[] is null or procedure = any(@procedures::text[]))
            order by counted_on, code limit @limit
            """, new
        {
            paths = scope.Paths.ToArray(), first = scope.Window.First, last = scope.Window.Last, scope.Agency, procedures = figures.ProceduresOf(scope), scope.AsKnownAt, day, code, limit,
        }, cancellationToken: ct))).AsList();
    }

    private static (DateOnly Day, string Code) After(string? key, Window window) => key?.Split('|', 2) switch
    {
        null => (window.First, ""),
        [var day, var code] when DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) => (on, code),
        _ => throw new BadHttpRequestException("cursor", StatusCodes.Status400BadRequest),
    };
}
