using Ioc.Catalogue.Dossiers;
using Ioc.Catalogue.Offers;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Indicators;
using Ioc.Messaging;

namespace Ioc.Catalogue;

/// <summary>The indicators lost their copies: every row is announced again with the version it has.</summary>
public sealed class WhenRowsAreWanted : IReact<RowsWanted>
{
    /// <inheritdoc/>
    public async Task When(RowsWanted fact, Work work, CancellationToken ct)
    {
        await work.AnnounceEach<OfferRow>($"select {CatalogueDb.Offer} from offer", row => new ServiceListed(row.Area, row.Simulated, row.State()), ct);
        await work.AnnounceEach<PublicationRow>("select * from publication", row => new ProcedurePublished(row.Area, row.Simulated, row.State()), ct);
        await work.AnnounceEach<(string Area, bool Simulated, long Version, bool Offered)>("select area, simulated, version, offered from certified_copies",
            row => new CertifiedCopiesOffered(row.Area, row.Simulated, row.Version, row.Offered), ct);
        await work.AnnounceEach<DossierRow>($"select {CatalogueDb.Dossier} from dossier", row => new DossierMoved(row.Area, row.Simulated, row.State()), ct);
    }
}
