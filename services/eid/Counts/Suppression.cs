using Ioc.Areas;

namespace Ioc.Eid.Counts;

/// <summary>
/// Which figures of one kind must not be shown: those of 1 to 4 people, and as many others as it takes so that no subtraction
/// brings one of them back. Pure; looks at the whole tree, so that one answer cannot be held against another.
/// </summary>
public static class Suppression
{
    /// <summary>The smallest number of people that may be shown, besides none at all (FACTS 6).</summary>
    public const long ShownFrom = 5;

    /// <summary>Figures of every path and of every path above one.</summary>
    /// <param name="own">People by path, without those of the paths below.</param>
    public static IReadOnlyDictionary<string, long> Totals(IEnumerable<KeyValuePair<string, long>> own) => RollUp.Sum(own, (left, right) => left + right);

    /// <summary>The paths whose figure is hidden.</summary>
    /// <param name="totals">People by path, those below included, up to the root.</param>
    public static IReadOnlySet<string> Hidden(IReadOnlyDictionary<string, long> totals)
    {
        var hidden = totals.Where(x => IsSmall(x.Value)).Select(x => x.Key).ToHashSet();
        var groups = totals.Keys.Where(path => path.Contains('.')).GroupBy(path => path[..path.LastIndexOf('.')]).ToList();
        while (groups.Any(group => HideAnother(group.Key, group, totals, hidden))) { }
        return hidden;
    }

    /// <summary>True for a figure that could point at persons.</summary>
    public static bool IsSmall(long people) => people is > 0 and < ShownFrom;

    /// <summary>Hides one more figure where the shown ones give a hidden one away; answers whether it did.</summary>
    private static bool HideAnother(string parent, IEnumerable<string> parts, IReadOnlyDictionary<string, long> totals, HashSet<string> hidden)
    {
        var covered = parts.Where(hidden.Contains).ToList();
        var tells = hidden.Contains(parent) ? covered.Count == 0 : GivenAway(covered, totals);
        if (!tells) return false;
        var cover = parts.Where(path => totals[path] > 0 && !hidden.Contains(path)).OrderBy(path => totals[path]).ThenBy(path => path, StringComparer.Ordinal).FirstOrDefault();
        if (cover is not null) return hidden.Add(cover);
        return hidden.Add(parent);
    }

    /// <summary>The sum of the hidden parts is known from the shown ones: it names them when there is one, or when all must be least or most.</summary>
    private static bool GivenAway(List<string> covered, IReadOnlyDictionary<string, long> totals)
    {
        if (covered.Count < 2) return covered.Count == 1;
        var sum = covered.Sum(path => totals[path]);
        return covered.All(path => IsSmall(totals[path])) && (sum == covered.Count || sum == covered.Count * (ShownFrom - 1));
    }
}
