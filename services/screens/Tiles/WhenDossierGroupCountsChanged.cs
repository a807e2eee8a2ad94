using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows where dossiers stand, who is late with them, and the rates of the month so far.</summary>
public sealed class WhenDossierGroupCountsChanged(Shelf shelf) : IListen<DossierGroupCountsChanged>
{
    /// <inheritdoc/>
    public Task When(DossierGroupCountsChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("dossier-group-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf), [.. Shape(fact)], ct);

    /// <summary>The tiles of the fact.</summary>
    public static IEnumerable<Tile> Shape(DossierGroupCountsChanged fact) =>
    [
        new("dossiers.flow", fact.Statuses.Sum(x => x.Dossiers), "dossier")
        {
            Wide = true,
            Detail = new { ByStatus = fact.Statuses.Select(x => new { x.Status, x.NameVi, x.NameEn, Value = x.Dossiers }) },
        },
        new("dossiers.by-agency", fact.Agencies.Sum(x => x.Overdue), "dossier")
        {
            Wide = true,
            Detail = new
            {
                List = fact.Agencies.Select(x => new { x.Key, Agency = x.NameVi ?? x.Key, AgencyEn = x.NameEn ?? x.Key, x.Open, x.Overdue }),
            },
        },
        Share.Of("dossiers.on-time-percent", fact.OnTime.Numerator, fact.OnTime.Denominator),
        Share.Of("dossiers.online-percent", fact.Online.Numerator, fact.Online.Denominator),
        Share.Of("dossiers.paid-online-percent", fact.PaidOnline.Numerator, fact.PaidOnline.Denominator),
        Share.Of("dossiers.digitised-percent", fact.Digitised.Numerator, fact.Digitised.Denominator),
    ];
}
