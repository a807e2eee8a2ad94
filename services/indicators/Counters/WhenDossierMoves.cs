using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Keeps the newest version of a dossier, and what it changes in the counters; an older or known version changes nothing.</summary>
public sealed class WhenDossierMoves(AreaTree areas) : IReact<DossierReceived>, IReact<DossierMoved>
{
    /// <inheritdoc/>
    public Task When(DossierReceived fact, Work work, CancellationToken ct) => Keep(fact, fact.Dossier, work);

    /// <inheritdoc/>
    public Task When(DossierMoved fact, Work work, CancellationToken ct) => Keep(fact, fact.Dossier, work);

    private Task Keep(IFact fact, DossierState? dossier, Work work)
    {
        KnownPlace.Require(areas, fact);
        if (dossier is null) throw new Unappliable("The fact carries no dossier.");
        IndicatorsDb.Keep(work, fact.Area, fact.Simulated, dossier, FactName.Of(fact.GetType()).Name);
        work.Ring(CountScores.Counter);
        return Task.CompletedTask;
    }
}
