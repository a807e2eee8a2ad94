namespace Ioc.Tests.Tidy;

/// <summary>What a rule's faults mean to a test.</summary>
internal static class Verdict
{
    /// <summary>The house keeps the rule.</summary>
    public static void IsKept(this IEnumerable<string> faults)
    {
        var all = faults.ToList();
        Assert.True(all.Count == 0, $"{all.Count} faults:\n" + string.Join('\n', all));
    }

    /// <summary>The rule bites: it finds exactly this many faults, each with these words.</summary>
    public static void IsBroken(this IEnumerable<string> faults, int times, params string[] words)
    {
        var all = faults.ToList();
        Assert.True(all.Count == times, $"{all.Count} faults, expected {times}:\n" + string.Join('\n', all));
        foreach (var word in words) Assert.All(all, fault => Assert.Contains(word, fault, StringComparison.Ordinal));
    }
}
