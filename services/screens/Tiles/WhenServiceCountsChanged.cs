using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows how many public services there are and how far they are online.</summary>
public sealed class WhenServiceCountsChanged(Shelf shelf) : IListen<ServiceCountsChanged>
{
    /// <inheritdoc/>
    public Task When(ServiceCountsChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("service-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf),
        [
            Count("total", fact.Counts.Total),
            Count("full-process", fact.Counts.FullProcess) with { Detail = new { fact.Counts.Partial } },
            Count("with-payment", fact.Counts.WithPayment) with { Detail = new { fact.Counts.WithFee } },
            Count("essential", fact.Counts.Essential) with { Detail = new { Online = fact.Counts.EssentialOnline } },
        ], ct);

    private static Tile Count(string name, long value) => new("services." + name, value, "service");
}
