using Ioc.Areas;
using Ioc.Contracts.Indicators;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Messaging;

namespace Ioc.Indicators.Scores;

/// <summary>
/// Counts everything again from the rows, and asks the owners to announce theirs again: what they announce mends a copy that was
/// damaged or lost. What is right already changes nothing.
/// </summary>
public static class ReplayRows
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/766:rebuild", Handle)
        .Allow(Roles.Admin).Produces(StatusCodes.Status202Accepted).WithSummary("Count again from the rows, and ask their owners to announce them again");

    private static async Task<IResult> Handle(Caller caller, AreaTree areas, Ledger ledger, Memory memory, TimeProvider clock, CancellationToken ct)
    {
        var roots = areas.Roots(clock.Today());
        if (roots.FirstOrDefault(x => !caller.Covers(x.Path)) is { } foreign) return Refusal.ForeignArea(foreign.Code);
        await memory.Load(ct);
        await using var work = await ledger.Begin(ct);
        foreach (var root in roots) work.Announce(new RowsWanted(root.Path, false));
        work.Touch(CountScores.Counter, "*");
        await work.Commit(ct);
        return Results.Accepted();
    }
}
