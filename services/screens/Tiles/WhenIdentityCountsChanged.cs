using Ioc.Contracts.Eid;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows e-ID counts; a count that its owner suppressed is shown as suppressed, one that it never told is not shown.</summary>
public sealed class WhenIdentityCountsChanged(Shelf shelf) : IListen<IdentityCountsChanged>
{
    private static readonly (string Kind, string Tile)[] Shown =
        [("chip-card-issued", "eid.chip-cards"), ("level2-activated", "eid.level2-activated")];

    /// <inheritdoc/>
    public Task When(IdentityCountsChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("identity-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf),
        [.. Shown.Where(x => fact.Totals.ContainsKey(x.Kind)).Select(x => new Tile(x.Tile, fact.Totals[x.Kind], "person"))], ct);
}
