using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Where the dossiers of one area stand, and the rates of the month so far.</summary>
/// <param name="Statuses">Ten figures, status 1 first.</param>
/// <param name="Agencies">Open and overdue by agency, in the order of their keys.</param>
/// <param name="Rates">On time, online, paid online, digitised.</param>
public sealed record DossierGroups(IReadOnlyList<long> Statuses, IReadOnlyList<GroupCount> Agencies, IReadOnlyList<Rate> Rates)
{
    /// <summary>No dossier.</summary>
    public static DossierGroups None { get; } = new(new long[10], [], [new(0, 0), new(0, 0), new(0, 0), new(0, 0)]);

    /// <summary>Figure by figure.</summary>
    public static DossierGroups operator +(DossierGroups left, DossierGroups right) => new(
        [.. left.Statuses.Zip(right.Statuses, (a, b) => a + b)], Groups.Add(left.Agencies, right.Agencies),
        [.. left.Rates.Zip(right.Rates, (a, b) => new Rate(a.Numerator + b.Numerator, a.Denominator + b.Denominator))]);
}
