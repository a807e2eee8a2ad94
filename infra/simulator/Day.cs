using System.Collections.Concurrent;
using Ioc.Defaults;

namespace Ioc.Simulator;

/// <summary>The day as it runs: what is planned for an instant is sent at that instant, sooner when the simulated clock is fast.</summary>
public sealed class Day(Door door, Dossiers dossiers, Tickets tickets, SimulatorOptions options, TimeProvider clock)
{
    /// <summary>Longest handling of a field report in the plans.</summary>
    private const int TicketDays = 4;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(500);
    private readonly ConcurrentDictionary<string, string> ticketPaths = [];

    /// <summary>Something to send for one dossier or report.</summary>
    private sealed record Step(string Of, DateTimeOffset At, Func<CancellationToken, Task> Send);

    /// <summary>Sends what was planned for today up to now, and the reports of the days before; a repeat changes nothing.</summary>
    public Task CatchUp(CancellationToken ct)
    {
        var today = clock.Today();
        return CatchUp(Received(today).Concat(MovesOf(today, today)).Concat(Enumerable.Range(0, TicketDays).SelectMany(back => TicketSteps(today.AddDays(-back)))), ct);
    }

    /// <summary>Sends what was planned today for the dossiers of a day before.</summary>
    public Task CatchUp(DateOnly receivedOn, CancellationToken ct) => CatchUp(MovesOf(receivedOn, clock.Today()), ct);

    private Task CatchUp(IEnumerable<Step> steps, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return Parallel.ForEachAsync(steps.Where(x => x.At <= now).GroupBy(x => x.Of), new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct },
            async (one, stop) =>
            {
                foreach (var step in one.OrderBy(x => x.At)) await step.Send(stop);
            });
    }

    /// <summary>Runs from an instant until stopped.</summary>
    public async Task Run(DateTimeOffset began, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Tick, clock);
        var steps = new Queue<Step>(StepsOf(VietnamTime.DateOf(began)).Where(x => x.At > began));
        for (var on = VietnamTime.DateOf(began); await timer.WaitForNextTickAsync(ct);)
        {
            var simulated = began + (clock.GetUtcNow() - began) * options.Speed;
            while (steps.TryPeek(out var next) && next.At <= simulated) await steps.Dequeue().Send(ct);
            if (VietnamTime.DateOf(simulated) > on) steps = new Queue<Step>(StepsOf(on = on.AddDays(1)));
        }
    }

    private IEnumerable<Step> StepsOf(DateOnly on) => DossierSteps(on).Concat(TicketSteps(on)).OrderBy(x => x.At);

    private IEnumerable<Step> DossierSteps(DateOnly on) =>
        Received(on).Concat(Enumerable.Range(0, options.HistoryDays + 1).SelectMany(back => MovesOf(on.AddDays(-back), on)));

    private IEnumerable<Step> Received(DateOnly on) => dossiers.Plan(on).Select(plan => new Step(plan.Code, plan.ReceivedAt, ct => Receive(plan, ct)));

    private IEnumerable<Step> MovesOf(DateOnly receivedOn, DateOnly movedOn) =>
        from plan in dossiers.Plan(receivedOn)
        from move in plan.Moves
        where VietnamTime.DateOf(move.At) == movedOn
        select new Step(plan.Code, move.At, ct => Move(plan, move, ct));

    private IEnumerable<Step> TicketSteps(DateOnly on)
    {
        foreach (var plan in tickets.Plan(on)) yield return new Step(plan.Key, plan.OpenedAt, ct => Open(plan, ct));
        for (var back = 0; back <= TicketDays; back++)
            foreach (var plan in tickets.Plan(on.AddDays(-back)))
            {
                if (VietnamTime.DateOf(plan.AssignedAt) == on) yield return new Step(plan.Key, plan.AssignedAt, ct => Tell(plan, "assign", new { plan.Agency }, ct));
                if (VietnamTime.DateOf(plan.AnsweredAt) == on)
                    yield return new Step(plan.Key, plan.AnsweredAt, ct => Tell(plan, "answer", new { Answer = "Đã xử lý (mô phỏng)", AnsweredAt = NotFuture(plan.AnsweredAt) }, ct));
                if (plan.Rating is { } rating && VietnamTime.DateOf(plan.RatedAt) == on) yield return new Step(plan.Key, plan.RatedAt, ct => Tell(plan, "rate", new { Rating = rating }, ct));
            }
    }

    private Task Receive(DossierPlan plan, CancellationToken ct) =>
        door.Json(HttpMethod.Post, "/api/catalogue/dossiers", (plan with { ReceivedAt = NotFuture(plan.ReceivedAt) }).Handed(), ct, refusalIsFine: true);

    private Task Move(DossierPlan plan, DossierPlan.Move move, CancellationToken ct) => door.Json(HttpMethod.Post, $"/api/catalogue/dossiers/{plan.Code}/status", new
    {
        move.Status, At = NotFuture(move.At), DueAt = move.Status == 2 ? plan.DueAt : (DateTimeOffset?)null,
        ElectronicResult = move.Status == 9 ? plan.Marks.ElectronicResult : (bool?)null, Disliked = move.Status == 9 ? plan.Marks.Disliked : (bool?)null,
    }, ct, refusalIsFine: true);

    private async Task Open(TicketPlan plan, CancellationToken ct)
    {
        if (await door.Created("/api/hotline/tickets", plan.Body(NotFuture(plan.OpenedAt)), plan.Key, ct) is { } path) ticketPaths[plan.Key] = path;
    }

    private async Task Tell(TicketPlan plan, string act, object body, CancellationToken ct)
    {
        if (ticketPaths.TryGetValue(plan.Key, out var path)) await door.Json(HttpMethod.Post, $"{path}/{act}", body, ct, refusalIsFine: true);
    }

    /// <summary>A fast clock plans ahead of the real one, and nobody may report what has not happened.</summary>
    private DateTimeOffset NotFuture(DateTimeOffset planned) => planned < clock.GetUtcNow() ? planned : clock.GetUtcNow();
}
