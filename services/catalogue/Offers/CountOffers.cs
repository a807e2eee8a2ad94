using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Catalogue.Offers;

/// <summary>Counts the public services of an owning area from their rows.</summary>
public sealed class CountOffers : ICounter<ServiceCounts>
{
    /// <summary>Name by which acts touch the counter.</summary>
    public const string Counter = "services";

    /// <inheritdoc/>
    public string Name => Counter;

    /// <inheritdoc/>
    public ServiceCounts Zero { get; } = new(0, 0, 0, 0, 0, 0, 0);

    /// <inheritdoc/>
    public ServiceCounts Add(ServiceCounts left, ServiceCounts right) => left + right;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<AreaCounts<ServiceCounts>>> Count(Work work, IReadOnlyCollection<string> areas, CancellationToken ct)
    {
        var rows = await work.Many<Row>("""
            select area, bool_or(simulated) as simulated, count(*) as total,
                count(*) filter (where online = 'full') as full_process,
                count(*) filter (where online = 'partial') as partial,
                count(*) filter (where has_fee) as with_fee,
                count(*) filter (where online_payment) as with_payment,
                count(*) filter (where essential) as essential,
                count(*) filter (where essential and online <> 'information') as essential_online
            from offer where area = any(@areas) group by area
            """, new { areas = areas.ToArray() }, ct);
        return [.. rows.Select(x => new AreaCounts<ServiceCounts>(x.Area, x.Simulated,
            new ServiceCounts(x.Total, x.FullProcess, x.Partial, x.WithFee, x.WithPayment, x.Essential, x.EssentialOnline)))];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> Shifted(Work work, DateTimeOffset from, DateTimeOffset to, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    /// <inheritdoc/>
    public IFact Announce(string area, bool simulated, long version, DateTimeOffset asOf, ServiceCounts total) =>
        new ServiceCountsChanged(area, simulated, version, asOf, total);

    private sealed record Row(
        string Area, bool Simulated, long Total, long FullProcess, long Partial, long WithFee, long WithPayment, long Essential, long EssentialOnline);
}
