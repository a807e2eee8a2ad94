using Ioc.Defaults;
using Ioc.Desk.Alarms;
using Ioc.Messaging;

namespace Ioc.Desk.Rules;

/// <summary>Makes a rule or changes one from a day on; what is in force at once judges every figure again at once.</summary>
public static class PutRule
{
    /// <summary>A rule; see <see cref="Rule"/> for what its fields mean.</summary>
    /// <param name="ValidFrom">Today, when left out; never a day that is over: what was judged stays judged.</param>
    /// <param name="Note">Why it is changed, at most 500 characters; it stays in the audit.</param>
    public sealed record Request(
        DateOnly? ValidFrom, bool? Enabled, string? Kind, string? Measure, string? Quantity, IReadOnlyList<int>? Tiers, double? Limit, string? Side,
        double? DeadbandPercent, int? OnDelaySeconds, int? OffDelaySeconds, int? WithinSeconds, bool? Latching, string? Priority, int? RespondWithinMinutes,
        string? NameVi, string? NameEn, string? CauseVi, string? CauseEn, string? ConsequenceVi, string? ConsequenceEn,
        IReadOnlyList<string>? ActionsVi, IReadOnlyList<string>? ActionsEn, string? Note);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPut("/rules/{code}", Handle).Allow(Roles.Admin).WithSummary("Make a rule of alarms or change it").Produces<Rule>().Produces<Rule>(201);

    private static async Task<IResult> Handle(string code, Request request, HttpContext http, Caller caller, RuleBook book, JudgeAgain again, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var today = VietnamTime.DateOf(work.Now);
        var wanted = RuleChecks.Read(code, request, today, faults);
        var note = faults.Words(request.Note, "/note", 500);
        if (!faults.None) return faults.Refuse();

        await work.Execute("select pg_advisory_xact_lock(hashtext('rule/' || @code))", new { code }, ct);
        var newest = await book.Newest(work, code, ct);
        if (Changes.Missed(http.Request, newest == 0 ? null : newest) is { } missed) return missed;
        var rule = wanted with { Version = newest + 1 };
        await RuleBook.Store(work, rule, ct);
        await Act.Write(work, caller, $"rule/{code}", "put", note, rule, ct);
        await work.Commit(ct);
        book.Forget();
        if (rule.ValidFrom <= today) await again.All(ct);
        http.Response.Headers.ETag = $"\"{rule.Version}\"";
        return newest == 0 ? Results.Created($"/api/desk/rules/{code}", rule) : Results.Ok(rule);
    }
}
