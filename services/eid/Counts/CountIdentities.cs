using Ioc.Areas;
using Ioc.Contracts;
using Ioc.Contracts.Eid;
using Ioc.Messaging;

namespace Ioc.Eid.Counts;

/// <summary>Counts the people of an area, and says which of the figures may be told.</summary>
public sealed class CountIdentities : ICounter<IdentityTotals>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "identities";

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public IdentityTotals Zero { get; } = new(new(StringComparer.Ordinal), []);

    /// <inheritdoc/>
    public IdentityTotals Add(IdentityTotals left, IdentityTotals right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<IdentityTotals>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var rows = await work.Many<(string Area, string Kind, long Total, bool Simulated)>(
            "select area, kind, total, simulated from identity_total", null, ct);
        var hidden = rows.GroupBy(x => x.Kind).SelectMany(kind => Suppression
            .Hidden(Suppression.Totals(kind.Select(x => KeyValuePair.Create(x.Area, x.Total)))).Select(path => (Path: path, Kind: kind.Key))).ToList();
        return
        [
            .. rows.Where(x => areas.Contains(x.Area)).GroupBy(x => x.Area).Select(area => new AreaCounts<IdentityTotals>(
                area.Key, area.Any(x => x.Simulated), new IdentityTotals(
                    new(area.ToDictionary(x => x.Kind, x => x.Total), StringComparer.Ordinal),
                    [.. hidden.Where(x => AreaPath.IsUnder(area.Key, x.Path)).Select(x => IdentityTotals.Mark(x.Path, x.Kind)).Order(StringComparer.Ordinal)]))),
        ];
    }

    /// <inheritdoc/>
    /// <remarks>Totals since counting began change with rows alone.</remarks>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, IdentityTotals total) =>
        new IdentityCountsChanged(area, simulated, version, asOf, total.People.ToDictionary(
            x => x.Key, x => total.Hidden.Contains(IdentityTotals.Mark(area, x.Key)) ? null : (long?)x.Value));
}
