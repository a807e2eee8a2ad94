using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Messaging;

namespace Ioc.Hotline;

/// <summary>The indicators lost their copies: every petition is announced again with the version it has.</summary>
public sealed class WhenRowsAreWanted : IReact<RowsWanted>
{
    /// <inheritdoc/>
    public Task When(RowsWanted fact, Work work, CancellationToken ct) =>
        work.AnnounceEach<TicketRow>($"select {HotlineDb.Columns} from ticket where procedural", Latest, ct);

    private static IFact Latest(TicketRow row) => row switch
    {
        { Rating: not null } => new TicketRated(row.Area, row.Simulated, row.State()),
        { AnsweredAt: not null } => new TicketAnswered(row.Area, row.Simulated, row.State()),
        { Agency: not null } => new TicketAssigned(row.Area, row.Simulated, row.State()),
        _ => new TicketOpened(row.Area, row.Simulated, row.State()),
    };
}
