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

    private static async Task<IResult> Handle(string code, Request request, HttpContext http, Caller caller, RuleBook book, Ledger ledger, CancellationToken ct)
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
        var before = await book.On(work, today, ct);
        await RuleBook.Store(work, rule, ct);
        await Act.Write(work, caller, $"rule/{code}", "put", note, rule, ct);
        if (rule.ValidFrom <= today) await JudgeAgain(work, rule, before.FirstOrDefault(x => x.Code == code), ct);
        await work.Commit(ct);
        book.Forget();
        http.Response.Headers.ETag = $"\"{rule.Version}\"";
        return newest == 0 ? Results.Created($"/api/desk/rules/{code}", rule) : Results.Ok(rule);
    }

    /// <summary>What the rule no longer speaks of returns; what it speaks of now is judged.</summary>
    private static async Task JudgeAgain(Work work, Rule rule, Rule? before, CancellationToken ct)
    {
        foreach (var measure in new[] { before?.Measure, rule.Measure }.OfType<string>().Distinct())
            foreach (var origin in (await SignalRows.OfMeasure(work, measure, ct)).GroupBy(x => x.Origin))
            {
                await SignalRows.Lock(work, origin.Key, ct);
                var heard = (await SignalRows.Of(work, origin.Key, ct)).Where(x => x.HeardAt != default).ToList();
                var (fits, gone) = (heard.Where(x => JudgeSignals.Fits(rule, x)).ToList(), heard.Where(x => before is not null && JudgeSignals.Fits(before, x) && !JudgeSignals.Fits(rule, x)).ToList());
                await JudgeSignals.Judge(work, [rule], fits, ct);
                if (gone.Count > 0) await JudgeSignals.Judge(work, [before! with { Enabled = false }], gone, ct);
            }
    }
}
