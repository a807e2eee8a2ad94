using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Hotline;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>
/// Keeps the newest version of a ticket that is a petition on procedures or officials, and what it changes in the counters.
/// Other tickets are none of Index 766; what a ticket is does not change after it was opened.
/// </summary>
public sealed class WhenPetitionMoves(AreaTree areas) : IReact<TicketOpened>, IReact<TicketAssigned>, IReact<TicketAnswered>, IReact<TicketRated>
{
    bool IReact<TicketOpened>.Concerns(TicketOpened fact) => Concerns(fact.Ticket);

    bool IReact<TicketAssigned>.Concerns(TicketAssigned fact) => Concerns(fact.Ticket);

    bool IReact<TicketAnswered>.Concerns(TicketAnswered fact) => Concerns(fact.Ticket);

    bool IReact<TicketRated>.Concerns(TicketRated fact) => Concerns(fact.Ticket);

    /// <inheritdoc/>
    public Task When(TicketOpened fact, Work work, CancellationToken ct) => Keep(fact, fact.Ticket, work);

    /// <inheritdoc/>
    public Task When(TicketAssigned fact, Work work, CancellationToken ct) => Keep(fact, fact.Ticket, work);

    /// <inheritdoc/>
    public Task When(TicketAnswered fact, Work work, CancellationToken ct) => Keep(fact, fact.Ticket, work);

    /// <inheritdoc/>
    public Task When(TicketRated fact, Work work, CancellationToken ct) => Keep(fact, fact.Ticket, work);

    /// <summary>A fact without its ticket is not let go but parked.</summary>
    private static bool Concerns(TicketState? ticket) => ticket is not { Procedural: false };

    private Task Keep(IFact fact, TicketState? ticket, Work work)
    {
        if (ticket is null) throw new Unappliable("The fact carries no ticket.");
        if (!ticket.Procedural) return Task.CompletedTask;
        KnownPlace.Require(areas, fact);
        IndicatorsDb.Keep(work, fact.Area, fact.Simulated, ticket, FactName.Of(fact.GetType()).Name);
        work.Ring(CountScores.Counter);
        return Task.CompletedTask;
    }
}
