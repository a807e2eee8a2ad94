using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows the dossiers that came, wait, are late, and went today.</summary>
public sealed class WhenDossierCountsChanged(Shelf shelf) : IListen<DossierCountsChanged>
{
    /// <inheritdoc/>
    public Task When(DossierCountsChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("dossier-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf),
        [
            Count("received-today", fact.Counts.ReceivedToday),
            Count("open", fact.Counts.Open) with { Detail = new { fact.Counts.Paused } },
            Count("overdue", fact.Counts.Overdue),
            Count("returned-today", fact.Counts.ReturnedToday) with { Detail = new { OnTime = fact.Counts.OnTimeToday } },
        ], ct);

    private static Tile Count(string name, long value) => new("dossiers." + name, value, "dossier") { Drawn = true };
}
