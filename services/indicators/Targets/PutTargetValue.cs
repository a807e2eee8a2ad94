using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Indicators.Targets;

/// <summary>States the value of a target by hand, with the reason; the line stays in the audit for good.</summary>
public static class PutTargetValue
{
    /// <summary>A stated value.</summary>
    /// <param name="Value">In the unit of the target.</param>
    /// <param name="On">The day that it is of; today, when absent.</param>
    /// <param name="Why">Where it comes from, 1 to 500 characters.</param>
    public sealed record Request(decimal? Value, DateOnly? On, string? Why);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPut("/targets/{code}/value", Handle)
        .Allow(Roles.Operator).Produces<ShowTarget.Response>().WithSummary("State a target's value by hand");

    private static async Task<IResult> Handle(
        string code, Request request, Caller caller, TargetBook book, TargetFacts facts, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        if (book.Find(code) is not { } target) return ShowTarget.Missing(code);
        if (!TargetPlace.IsCovered(caller, areas, target)) return Refusal.ForeignArea(target.Area);
        var faults = new Faults();
        var on = request.On ?? clock.Today();
        faults.Require(request.Value is not null, "/value", "Thiếu giá trị.", "The value is missing.");
        TargetPlace.Judge(target, request.Value ?? 0, on, clock.Today(), "", faults);
        var why = faults.Words(request.Why, "/why", 500);
        if (!faults.None) return faults.Refuse();
        await using var work = await ledger.Begin(ct);
        await TargetsDb.Add(work, [(code, request.Value!.Value, on, why)], "hand", caller.Subject, ct);
        await work.Commit(ct);
        return Results.Ok(await ShowTarget.Read(code, book, facts, ledger, clock, ct));
    }
}
