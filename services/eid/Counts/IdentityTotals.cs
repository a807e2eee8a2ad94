using System.Numerics;

namespace Ioc.Eid.Counts;

/// <summary>People or papers of an area by kind since counting began, and which of these figures are hidden on the way up from it.</summary>
/// <param name="People">By kind.</param>
/// <param name="Hidden">As <c>path kind</c>, in order.</param>
public sealed record IdentityTotals(SortedDictionary<string, long> People, IReadOnlyList<string> Hidden)
    : IAdditionOperators<IdentityTotals, IdentityTotals, IdentityTotals>
{
    /// <summary>By kind, in one order however it was made: two sums with the same figures are written alike.</summary>
    public SortedDictionary<string, long> People { get; } = new(People, StringComparer.Ordinal);

    /// <summary>How a hidden figure is written down.</summary>
    public static string Mark(string path, string kind) => $"{path} {kind}";

    /// <summary>Kind by kind.</summary>
    public static IdentityTotals operator +(IdentityTotals left, IdentityTotals right)
    {
        var people = new SortedDictionary<string, long>(left.People, StringComparer.Ordinal);
        foreach (var (kind, count) in right.People) people[kind] = people.GetValueOrDefault(kind) + count;
        return new IdentityTotals(people, [.. left.Hidden.Union(right.Hidden).Order(StringComparer.Ordinal)]);
    }
}
