using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Messaging;

namespace Ioc.Hotline;

/// <summary>The indicators lost their copies: every petition is announced again with the version it has, a batch in memory at a time.</summary>
public sealed class WhenRowsAreWanted : IReact<RowsWanted>
{
    private const int BatchRows = 5_000;

    /// <inheritdoc/>
    public async Task When(RowsWanted fact, Work work, CancellationToken ct)
    {
        await work.Execute($"declare rows_wanted no scroll cursor for select {HotlineDb.Columns} from ticket where procedural", null, ct);
        while (await work.Many<TicketRow>($"fetch {BatchRows} from rows_wanted", null, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows) work.Announce(Latest(row));
            await work.Flush(ct);
        }
    }

    private static IFact Latest(TicketRow row) => row switch
    {
        { Rating: not null } => new TicketRated(row.Area, row.Simulated, row.State()),
        { AnsweredAt: not null } => new TicketAnswered(row.Area, row.Simulated, row.State()),
        { Agency: not null } => new TicketAssigned(row.Area, row.Simulated, row.State()),
        _ => new TicketOpened(row.Area, row.Simulated, row.State()),
    };
}
