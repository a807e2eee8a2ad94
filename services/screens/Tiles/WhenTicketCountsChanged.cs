using Ioc.Contracts.Hotline;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows how many 1022 tickets wait, are late, and satisfied.</summary>
public sealed class WhenTicketCountsChanged(Shelf shelf) : IListen<TicketCountsChanged>
{
    /// <inheritdoc/>
    public Task When(TicketCountsChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("ticket-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf),
        [
            Count("open", fact.Counts.Open), Count("near-breach", fact.Counts.NearBreach), Count("overdue", fact.Counts.Overdue),
            Count("opened-today", fact.Counts.OpenedToday),
            new Tile("tickets.satisfied-percent", SatisfiedPercent(fact.Counts), "percent")
            {
                Detail = new { fact.Counts.Satisfied, fact.Counts.Rated },
            },
        ], ct);

    private static Tile Count(string name, long value) => new("tickets." + name, value, "ticket") { Drawn = true };

    /// <summary>Without a rating there is no share, which is not a share of nought.</summary>
    private static double? SatisfiedPercent(TicketCounts counts) =>
        counts.Rated == 0 ? null : Math.Round(100.0 * counts.Satisfied / counts.Rated, 1);
}
