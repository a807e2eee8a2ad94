using Ioc.Contracts;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Hotline.Tickets;

/// <summary>What every change of a ticket shares: the lock, the caller's area, If-Match, the commit of row and fact.</summary>
internal static class ChangeTicket
{
    /// <summary>Runs a decision on a ticket.</summary>
    /// <param name="decide">The changed row and its fact, or a refusal.</param>
    public static async Task<IResult> Run(
        string code, HttpContext http, Caller caller, Ledger ledger, Func<TicketRow, DateTimeOffset, Decision> decide, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var row = await HotlineDb.Lock(work, code, ct);
        if (row is null || !caller.Covers(row.Area)) return TicketAnswer.Unknown(code);
        if (Preconditions.Missed(http.Request, row.Version) is { } missed) return missed;
        var decision = decide(row, work.Now);
        if (decision.Refused is not null) return decision.Refused;
        var changed = decision.Changed! with { Version = row.Version + 1, Simulated = row.Simulated || caller.Simulated };
        await HotlineDb.Update(work, changed, ct);
        work.Announce(decision.Fact!(changed));
        CountTickets.Touch(work, changed.Area);
        await work.Commit(ct);
        TicketAnswer.Tag(http.Response, changed);
        return Results.Ok(TicketAnswer.Of(changed));
    }

    /// <summary>What was decided.</summary>
    internal sealed record Decision(TicketRow? Changed, Func<TicketRow, IFact>? Fact, Refusal? Refused)
    {
        public static Decision Refuse(Refusal refusal) => new(null, null, refusal);

        public static Decision Change(TicketRow row, Func<TicketRow, IFact> fact) => new(row, fact, null);
    }
}
