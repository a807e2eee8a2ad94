namespace Ioc.Indicators.Published;

/// <summary>Where payment is printed beside "online", online means the 12 points of services alone, unless the total says otherwise.</summary>
internal static class SixGroups
{
    private const string Group = "G3", Services = "3.1-3.3", Payment = "3.5-3.6";
    private const decimal ServicesMax = 12;

    /// <summary>The groups with "online" under the code that it stands for.</summary>
    public static SortedDictionary<string, decimal> Told(SortedDictionary<string, decimal> groups, decimal? total)
    {
        if (!groups.TryGetValue(Group, out var online) || !groups.TryGetValue(Payment, out var payment) || groups.ContainsKey(Services)) return groups;
        var others = groups.Where(x => x.Key is not Group and not Payment).Sum(x => x.Value);
        if (online > ServicesMax || (total is { } sum && Math.Abs(sum - others - online) < Math.Abs(sum - others - online - payment))) return groups;
        groups.Remove(Group);
        groups[Services] = online;
        return groups;
    }
}
