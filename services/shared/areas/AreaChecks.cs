namespace Ioc.Areas;

/// <summary>Relates the rows of a file to each other: versions of a code, parents, successors.</summary>
internal static class AreaChecks
{
    /// <summary>Faults of the versions of one code: the same first day twice, or two versions in force on one day.</summary>
    public static void Versions(IEnumerable<Row> versions, List<(int Line, string Fault)> faults)
    {
        var seen = new List<Row>();
        foreach (var row in versions.Where(v => v.Sound))
        {
            var clash = seen.Find(s => s.Area.ValidFrom == row.Area.ValidFrom) ?? seen.Find(s => s.Area.Overlaps(row.Area));
            if (clash is not null)
            {
                var kind = clash.Area.ValidFrom == row.Area.ValidFrom ? "duplicate key" : "overlapping validity";
                faults.Add((row.Line, $"{kind}: {row.Area.Code} is already in line {clash.Line}"));
            }
            seen.Add(row);
        }
    }

    /// <summary>
    /// The parent's version in force at the same time as the unit, the newest when there are several; a parent that
    /// begins later than the unit (a city's new status) is right as long as they share a day.
    /// </summary>
    public static Row? Parent(Row row, ILookup<string, Row> byCode, List<(int Line, string Fault)> faults)
    {
        if (row.Area.ParentCode is not { } code) return null;
        var parent = byCode[code].Where(p => p.Area.Overlaps(row.Area)).MaxBy(p => p.Area.ValidFrom ?? DateOnly.MinValue);
        if (parent is null && byCode[code].All(p => p.Sound))
        {
            faults.Add((row.Line, byCode.Contains(code)
                ? $"parent {code} is never in force together with {row.Area.Code}"
                : $"unknown parent {code}"));
        }
        return parent;
    }

    /// <summary>The path of a row, or null (and a fault on the first line of the ring) when its parents run in a ring.</summary>
    public static string? PathOf(Row row, IReadOnlyDictionary<Row, Row?> parents, List<(int Line, string Fault)> faults)
    {
        var chain = new List<Row>();
        for (var at = row; at is not null; at = parents[at])
        {
            var start = chain.IndexOf(at);
            if (start >= 0)
            {
                var ring = chain[start..];
                if (row.Line == ring.Min(r => r.Line))
                {
                    faults.Add((row.Line, $"cycle: {string.Join(" -> ", ring.Append(at).Select(r => r.Area.Code))}"));
                }
                return null;
            }
            chain.Add(at);
        }
        return string.Join('.', Enumerable.Reverse(chain).Select(r => r.Area.Code));
    }

    /// <summary>The version of each successor that is in force on the day after the unit's last one.</summary>
    public static List<Row> Successors(Row row, ILookup<string, Row> byCode, List<(int Line, string Fault)> faults)
    {
        var found = new List<Row>();
        if (!row.Sound) return found;
        if (row.Area.Successors.Count > 0 && row.Area.ValidTo is null)
        {
            faults.Add((row.Line, $"{row.Area.Code} names successors but no valid_to"));
            return found;
        }
        foreach (var code in row.Area.Successors)
        {
            var successor = byCode[code].FirstOrDefault(s => s.Area.IsInForce(row.Area.ValidTo!.Value.AddDays(1)));
            if (successor is not null) found.Add(successor);
            else if (byCode[code].All(s => s.Sound)) faults.Add((row.Line, $"unknown successor {code}: not in force on the day after {row.Area.ValidTo:yyyy-MM-dd}"));
        }
        return found;
    }
}
