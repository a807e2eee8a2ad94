using System.Runtime.InteropServices;

namespace Ioc.Areas;

/// <summary>Carries figures of areas up to everything above them.</summary>
public static class RollUp
{
    /// <summary>
    /// For each path given and each path above one, the sum of all figures at or below it. A path may be given more
    /// than once, and at any depth; no order of addition is promised, so <paramref name="add"/> must not care.
    /// </summary>
    public static IReadOnlyDictionary<string, T> Sum<T>(IEnumerable<KeyValuePair<string, T>> byPath, Func<T, T, T> add)
    {
        var sums = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var (path, figure) in byPath)
        {
            foreach (var ancestor in AreaPath.Ancestors(path))
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, ancestor, out var known);
                sum = known ? add(sum!, figure) : figure;
            }
        }
        return sums;
    }
}
