using Ioc.Contracts.Hotline;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows where 1022 tickets wait, whose clocks run out next, and where reports came from.</summary>
public sealed class WhenTicketGroupCountsChanged(Shelf shelf, KeptEvents events) : IListen<TicketGroupCountsChanged>
{
    /// <inheritdoc/>
    public async Task When(TicketGroupCountsChanged fact, CancellationToken ct)
    {
        await shelf.PutIfNewer(new Word("ticket-group-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf), [.. Shape(fact)], ct);
        await events.Refresh(fact.Area, fact.Simulated, fact.AsOf, ct);
    }

    /// <summary>The tiles of the fact.</summary>
    public static IEnumerable<Tile> Shape(TicketGroupCountsChanged fact) =>
    [
        GroupRows.Of("tickets.by-channel", "ticket", fact.Channels),
        GroupRows.Of("tickets.by-category", "ticket", fact.Categories),
        GroupRows.Of("tickets.by-agency", "ticket", fact.Agencies),
        new("tickets.clocks", fact.Clocks.Count, "ticket")
        {
            Wide = true,
            Detail = new { List = fact.Clocks.Select(x => new { x.Code, x.Category, x.Agency, DueAt = Shelf.Instant(x.DueAt), x.Area }) },
        },
        new("tickets.places", fact.Places.Sum(x => x.Tickets), "ticket")
        {
            Wide = true,
            Detail = new { Points = fact.Places.Select(x => new[] { x.Lat, x.Lon, x.Tickets }) },
        },
        Share.Of("tickets.on-time-percent", fact.OnTimeThisMonth, fact.AnsweredThisMonth),
    ];
}
