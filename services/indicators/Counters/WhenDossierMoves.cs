using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Keeps the newest version of a dossier and has its area counted again; an older or known version changes nothing.</summary>
public sealed class WhenDossierMoves(AreaTree areas) : IReact<DossierReceived>, IReact<DossierMoved>
{
    /// <inheritdoc/>
    public Task When(DossierReceived fact, Work work, CancellationToken ct) => Keep(fact, fact.Dossier, work, ct);

    /// <inheritdoc/>
    public Task When(DossierMoved fact, Work work, CancellationToken ct) => Keep(fact, fact.Dossier, work, ct);

    private async Task Keep(IFact fact, DossierState? dossier, Work work, CancellationToken ct)
    {
        KnownPlace.Require(areas, fact);
        if (dossier is null) throw new Unappliable("The fact carries no dossier.");
        var before = await IndicatorsDb.Keep(work, new DossierRow(fact.Area, fact.Simulated, dossier), ct);
        if (before is null) return;
        work.Touch(CountFigures.Counter, before);
        work.Touch(CountFigures.Counter, fact.Area);
    }
}
