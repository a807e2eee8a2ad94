using System.Text.Json;
using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Indicators.Counters;

/// <summary>Keeps what the catalogue says of services, of their publication, and of e-certified copies; every version once.</summary>
public sealed class WhenCatalogueChanges(AreaTree areas) : IReact<ServiceListed>, IReact<ProcedurePublished>, IReact<CertifiedCopiesOffered>
{
    /// <inheritdoc/>
    public Task When(ServiceListed fact, Work work, CancellationToken ct) => Keep(work, fact, Entry.Service, fact.Service?.Code, fact.Service?.Version, fact.Service, ct);

    /// <inheritdoc/>
    public Task When(ProcedurePublished fact, Work work, CancellationToken ct) => Keep(work, fact, Entry.Publication,
        fact.Publication is { } x ? $"{x.Procedure}|{x.Decision}" : null, fact.Publication?.Version, fact.Publication, ct);

    /// <inheritdoc/>
    public Task When(CertifiedCopiesOffered fact, Work work, CancellationToken ct) => Keep(work, fact, Entry.CertifiedCopies, fact.Area, fact.Version, fact.Offered, ct);

    private async Task Keep<TState>(Work work, IFact fact, string kind, string? code, long? version, TState state, CancellationToken ct)
    {
        KnownPlace.Require(areas, fact);
        if (code is null || version is not { } known) throw new Unappliable("The fact carries no state.");
        if (await IndicatorsDb.Keep(work, new Entry(kind, code, known, fact.Area, fact.Simulated, JsonSerializer.Serialize(state, Json.Options)), ct) > 0) work.Ring(CountScores.Counter);
    }
}
