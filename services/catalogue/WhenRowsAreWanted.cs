using Ioc.Catalogue.Dossiers;
using Ioc.Catalogue.Offers;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Indicators;
using Ioc.Messaging;

namespace Ioc.Catalogue;

/// <summary>The indicators lost their copies: every row is announced again with the version it has, a batch in memory at a time.</summary>
public sealed class WhenRowsAreWanted : IReact<RowsWanted>
{
    private const int BatchRows = 5_000;

    /// <inheritdoc/>
    public async Task When(RowsWanted fact, Work work, CancellationToken ct)
    {
        foreach (var row in await work.Many<OfferRow>($"select {CatalogueDb.Offer} from offer", null, ct))
            work.Announce(new ServiceListed(row.Area, row.Simulated, row.State()));
        foreach (var row in await work.Many<PublicationRow>("select * from publication", null, ct))
            work.Announce(new ProcedurePublished(row.Area, row.Simulated, row.State()));
        foreach (var row in await work.Many<(string Area, bool Simulated, long Version, bool Offered)>("select area, simulated, version, offered from certified_copies", null, ct))
            work.Announce(new CertifiedCopiesOffered(row.Area, row.Simulated, row.Version, row.Offered));
        await work.Flush(ct);
        await work.Execute($"declare rows_wanted no scroll cursor for select {CatalogueDb.Dossier} from dossier", null, ct);
        while (await work.Many<DossierRow>($"fetch {BatchRows} from rows_wanted", null, ct) is { Count: > 0 } rows)
        {
            foreach (var row in rows) work.Announce(new DossierMoved(row.Area, row.Simulated, row.State()));
            await work.Flush(ct);
        }
    }
}
