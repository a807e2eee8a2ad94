using Ioc.Contracts.Hotline;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>Gives a ticket to the agency that will handle it; giving it to another one later is a reassignment.</summary>
public static class AssignTicket
{
    /// <summary>Who handles it.</summary>
    /// <param name="Agency">Name or identifier of the handling unit, at most 200 characters.</param>
    public sealed record Request(string? Agency);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/tickets/{code}/assign", Handle).Allow(Roles.Operator).WithSummary("Assign a ticket to an agency");

    private static Task<IResult> Handle(string code, Request request, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var faults = new Faults();
        var agency = faults.Words(request.Agency, "/agency", 200);
        if (!faults.None) return Task.FromResult<IResult>(faults.Refuse());
        return ChangeTicket.Run(code, http, caller, ledger, (row, _) => row.Status is "opened" or "received" or "assigned"
            ? ChangeTicket.Decision.Change(row with { Status = "assigned", Agency = agency },
                changed => new TicketAssigned(changed.Area, changed.Simulated, changed.State()))
            : ChangeTicket.Decision.Refuse(Refusal.Conflict("ticket-already-answered",
                "Phiếu đã được trả lời nên không chuyển được nữa.", "The ticket is answered and cannot be assigned any more.")), ct);
    }
}
