using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Rules;

/// <summary>Shows a rule as it is in force, today or on another day. Its ETag is its newest version, from which a change is made.</summary>
public static class ShowRule
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/rules/{code}", Handle).Allow(Roles.Readers).WithSummary("Show a rule of alarms").Produces<Rule>();

    private static async Task<IResult> Handle(string code, DateOnly? on, HttpContext http, RuleBook book, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var rule = (await book.On(work, on ?? VietnamTime.DateOf(work.Now), ct)).FirstOrDefault(x => x.Code == code);
        if (rule is null) return Refusal.Unknown("no-such-rule", $"Không có quy tắc {code}.", $"There is no rule {code}.");
        http.Response.Headers.ETag = $"\"{await book.Newest(work, code, ct)}\"";
        return Results.Ok(rule);
    }
}
