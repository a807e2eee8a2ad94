namespace Ioc.Contracts.Eid;

/// <summary>Cumulative e-ID counts of one area and all below it. No person, ever; cells of 1 to 4 people are absent (FACTS 6).</summary>
/// <param name="Version">Grows with each recount.</param>
/// <param name="Totals">People or papers by kind, e.g. <c>chip-card-issued</c>; null when suppressed.</param>
[Fact("eid", "identity-counts-changed")]
public sealed record IdentityCountsChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, IReadOnlyDictionary<string, long?> Totals) : IFact;
