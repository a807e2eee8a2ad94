using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>Answers a ticket and stops its clock.</summary>
public static class AnswerTicket
{
    /// <summary>The answer.</summary>
    /// <param name="Answer">What the citizen is told, at most 4,000 characters.</param>
    /// <param name="AnsweredAt">When it was given; now, when absent.</param>
    public sealed record Request(string? Answer, DateTimeOffset? AnsweredAt);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tickets/{code}/answer", Handle).Allow(Roles.Writers).WithSummary("Answer a ticket");

    private static Task<IResult> Handle(
        string code, Request request, HttpContext http, Caller caller, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var answer = faults.Words(request.Answer, "/answer", 4_000);
        var answeredAt = faults.NotFuture(request.AnsweredAt, "/answeredAt", clock.GetUtcNow());
        if (!faults.None) return Task.FromResult<IResult>(faults.Refuse());
        return ChangeTicket.Run(code, http, caller, ledger, (row, _) => Decide(row, answer, answeredAt), ct);
    }

    private static ChangeTicket.Decision Decide(TicketRow row, string answer, DateTimeOffset answeredAt)
    {
        if (row.Status is "answered" or "other")
            return ChangeTicket.Decision.Refuse(Refusal.Conflict("ticket-already-answered",
                "Phiếu đã được trả lời.", "The ticket is already answered."));
        if (answeredAt < row.OpenedAt)
            return ChangeTicket.Decision.Refuse(Refusal.Conflict("answered-before-opened",
                "Thời điểm trả lời trước khi tiếp nhận.", "The answer lies before the ticket was opened."));
        return ChangeTicket.Decision.Change(row with { Status = "answered", Answer = answer, AnsweredAt = answeredAt },
            changed => new TicketAnswered(changed.Area, changed.Simulated, changed.State()));
    }
}
