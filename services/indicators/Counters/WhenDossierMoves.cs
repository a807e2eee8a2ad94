using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Keeps the newest version of a dossier, and what it changes in the counters; an older or known version changes nothing.</summary>
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
        if (await IndicatorsDb.Keep(work, fact.Area, fact.Simulated, dossier, FactName.Of(fact.GetType()).Name, ct) > 0) work.Ring(CountScores.Counter);
    }
}
