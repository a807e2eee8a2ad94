using Dapper;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Scores;

/// <summary>Lists how the figures of a closed window changed after it had closed, newest first, each with its cause.</summary>
public static class ListRestatements
{
    /// <summary>Facts of the last minutes of a window are still under way when it ends: what they change is no restatement.</summary>
    public const int ClosingMinutes = 5;

    private const int RestatementsMax = 20;
    private const int CausesMax = 20;

    /// <summary>The restatements of a window.</summary>
    /// <param name="ClosedAt">From when on a change is a restatement.</param>
    /// <param name="More">There are older ones than those listed.</param>
    /// <param name="KeptFrom">Since when restatements are known; absent when all since the close are.</param>
    public sealed record Response(string Area, string Window, DateTimeOffset ClosedAt, IReadOnlyList<Item> Items, bool More, DateTimeOffset? KeptFrom);

    /// <summary>One restatement.</summary>
    /// <param name="KnownAt">Since when the new figures are shown.</param>
    /// <param name="Metrics">Metrics whose counts changed.</param>
    /// <param name="Rows">How many dossiers, petitions or entries caused it.</param>
    /// <param name="Causes">The first of them, by code.</param>
    public sealed record Item(DateTimeOffset KnownAt, decimal Before, decimal After, IReadOnlyList<Change> Metrics, int Rows, IReadOnlyList<Cause> Causes);

    /// <summary>A metric whose counts changed; absent counts had no data.</summary>
    public sealed record Change(string Code, long? NumeratorBefore, long? DenominatorBefore, long? NumeratorAfter, long? DenominatorAfter);

    /// <summary>What caused it.</summary>
    /// <param name="Code">Code of the dossier, ticket or entry.</param>
    /// <param name="Fact">Name of the fact, <c>turned-late</c>, or the kind of the entry.</param>
    /// <param name="Why">came-late, corrected, or withdrawn (from this unit or window).</param>
    public sealed record Cause(string Code, string Fact, string Why);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/766/restatements", Handle)
        .Allow(Roles.Readers).Produces<Response>().WithSummary("List how a closed window's figures changed, and why");

    private static async Task<IResult> Handle(
        string? area, string? window, Caller caller, AreaTree areas, RuleBook book, LiveScores scores, History history, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var code = faults.Words(area, "/query/area", 20);
        var asked = faults.None ? Asked.Read(code, window ?? Window.Of(clock.Today()).Before.Name, areas, book, clock, faults) : null;
        faults.Require(asked is null || !asked.Window.IsOpen(clock.GetUtcNow()), "/query/window", $"Kỳ {window} chưa khép lại.", $"The window {window} has not closed.");
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(asked!.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);
        var closedAt = asked.Window.EndsAt.AddMinutes(ClosingMinutes);
        var keptFrom = await history.KeptFrom(ct) is { } kept && kept > closedAt ? kept : (DateTimeOffset?)null;
        var causes = (await Read(ledger, asked, keptFrom?.AddMicroseconds(-1) ?? closedAt, ct)).GroupBy(x => x.KnownAt).OrderByDescending(x => x.Key).ToList();
        var items = new List<Item>();
        foreach (var known in causes.Take(RestatementsMax)) items.Add(await Describe(scores, asked, known.Key, [.. known], ct));
        return Results.Ok(new Response(asked.Area.Path, asked.Window.Name, closedAt, items, causes.Count > RestatementsMax, keptFrom));
    }

    private static async Task<List<Known>> Read(Ledger ledger, Asked asked, DateTimeOffset since, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        return (await connection.QueryAsync<Known>(new CommandDefinition($"""
            with changed as (
                select known_at, code, max(cause) as fact, bool_or(sign = 1) as added, bool_or(sign = -1) as removed
                from delta where {Tally.Under} and {Tally.Within} and known_at > @since group by known_at, code
                having count(distinct (bits & @Seen, area, agency, procedure)) > 1 or sum(sign) <> 0)
            select * from changed where known_at in (select distinct known_at from changed order by known_at desc limit {RestatementsMax + 1})
            union all
            select known_at, code, kind, true, version > 1 from entry
            where known_at > @since and (kind = @NationalReport and code = @report
                or kind = @Publication and split_part(area, '.', 1) = @root and (state->>'decidedOn')::date between @first and @last)
            """, new
        {
            paths = new[] { asked.Area.Path }, first = asked.Window.First, last = asked.Window.Last, since, Entry.NationalReport, Entry.Publication,
            Seen = Contribution.SeenBy(asked.Window.Kind), report = $"{asked.Area.Path}|{asked.Window.Name}", root = asked.Area.Path.Split('.')[0],
        }, cancellationToken: ct))).AsList();
    }

    private static async Task<Item> Describe(LiveScores scores, Asked asked, DateTimeOffset knownAt, IReadOnlyList<Known> causes, CancellationToken ct)
    {
        var scope = new Scope(asked.Area.Path, asked.Window);
        var before = await scores.Of(asked.Area, scope with { AsKnownAt = knownAt.AddMicroseconds(-1) }, ct);
        var after = await scores.Of(asked.Area, scope with { AsKnownAt = knownAt }, ct);
        var changes = from metric in after.Rules.Metrics
                      let old = before.Inputs.FirstOrDefault(x => x.Code == metric.Code)
                      let now = after.Inputs.FirstOrDefault(x => x.Code == metric.Code)
                      where old != now
                      select new Change(metric.Code, old?.Numerator, old?.Denominator, now?.Numerator, now?.Denominator);
        return new Item(knownAt, before.Result.Score, after.Result.Score, [.. changes], causes.Count,
            [.. causes.OrderBy(x => x.Code, StringComparer.Ordinal).Take(CausesMax).Select(x => new Cause(x.Code, x.Fact, (x.Added, x.Removed) switch
            {
                (true, true) => "corrected",
                (true, false) => "came-late",
                _ => "withdrawn",
            }))]);
    }

    private sealed record Known(DateTimeOffset KnownAt, string Code, string Fact, bool Added, bool Removed);
}
