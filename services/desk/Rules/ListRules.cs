using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Rules;

/// <summary>Lists the rules in force, today or on another day.</summary>
public static class ListRules
{
    /// <summary>The rules, by code.</summary>
    public sealed record Response(DateOnly On, IReadOnlyList<Rule> Items);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/rules", Handle).Allow(Roles.Readers).WithSummary("List the rules of alarms").Produces<Response>();

    private static async Task<IResult> Handle(DateOnly? on, RuleBook book, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var day = on ?? VietnamTime.DateOf(work.Now);
        return Results.Ok(new Response(day, await book.On(work, day, ct)));
    }
}
