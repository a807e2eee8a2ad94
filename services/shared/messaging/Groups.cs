using Ioc.Contracts;
using Ioc.Defaults;

namespace Ioc.Messaging;

/// <summary>Adds up what waits under names, and cuts the list to what a wall can show without losing a row of it. Pure.</summary>
public static class Groups
{
    /// <summary>Names in one list of a fact; those beyond stand together under an empty key.</summary>
    public const int ListedMax = 12;

    private static readonly Text Rest = new("Khác", "Other");

    /// <summary>Name by name, in the order of the keys: two sums with the same figures are written alike.</summary>
    public static IReadOnlyList<GroupCount> Add(IReadOnlyList<GroupCount> left, IReadOnlyList<GroupCount> right)
    {
        if (left.Count == 0) return right;
        if (right.Count == 0) return left;
        return
        [
            .. left.Concat(right).GroupBy(x => x.Key, StringComparer.Ordinal).OrderBy(x => x.Key, StringComparer.Ordinal)
                .Select(x => new GroupCount(x.Key, x.Sum(y => y.Open), x.Sum(y => y.Overdue))),
        ];
    }

    /// <summary>The largest, most overdue first, then most open; the rest as one.</summary>
    /// <param name="groups">Any order.</param>
    /// <param name="name">Name of a key; null when the key says it.</param>
    public static IReadOnlyList<GroupCount> Largest(IReadOnlyList<GroupCount> groups, Func<string, Text?> name)
    {
        var ordered = groups.Where(x => x.Open > 0).OrderByDescending(x => x.Overdue).ThenByDescending(x => x.Open).ThenBy(x => x.Key, StringComparer.Ordinal).ToList();
        var kept = ordered.Count <= ListedMax ? ordered : ordered[..(ListedMax - 1)];
        var named = kept.Select(x => name(x.Key) is { } text ? x with { NameVi = text.Vi, NameEn = text.En } : x);
        if (kept.Count == ordered.Count) return [.. named];
        var rest = ordered[kept.Count..];
        return [.. named, new GroupCount("", rest.Sum(x => x.Open), rest.Sum(x => x.Overdue), Rest.Vi, Rest.En)];
    }
}
