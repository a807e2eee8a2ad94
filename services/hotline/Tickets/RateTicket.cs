using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>Takes the citizen's judgement of an answer; a later judgement replaces the earlier.</summary>
public static class RateTicket
{
    /// <summary>The judgement.</summary>
    /// <param name="Rating">1 (not satisfied at all) to 5 (very satisfied).</param>
    public sealed record Request(int? Rating);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tickets/{code}/rate", Handle).Allow(Roles.Writers).WithSummary("Rate an answer");

    private static Task<IResult> Handle(string code, Request request, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var faults = new Faults();
        faults.Require(request.Rating is >= 1 and <= 5, "/rating", "Từ 1 đến 5.", "From 1 to 5.");
        if (!faults.None) return Task.FromResult<IResult>(faults.Refuse());
        return ChangeTicket.Run(code, http, caller, ledger, (row, _) => row.Status == "answered"
            ? ChangeTicket.Decision.Change(row with { Rating = request.Rating },
                changed => new TicketRated(changed.Area, changed.Simulated, changed.State()))
            : ChangeTicket.Decision.Refuse(Refusal.Conflict("ticket-not-answered",
                "Chỉ đánh giá được phiếu đã trả lời.", "Only an answered ticket can be rated.")), ct);
    }
}
