using Ioc.Areas;

namespace Ioc.Indicators.Published;

/// <summary>Finds which of our units a published name means.</summary>
internal static class OwnUnits
{
    private static readonly string[] Kinds = ["ubnd", "uybannhandan", "tinh", "thanhpho", "tp", "thixa", "tx", "thitran", "huyen", "quan", "phuong", "xa", "p"];

    private static readonly string[] Marks = ["(", ")", ",", " - ", " – "];

    /// <summary>The name, and the units above that are named with it, as in <c>Xã An Bình (Phú Giáo)</c> or <c>Sở Công Thương - Tỉnh Phú Thọ</c>.</summary>
    public static string[] Parts(string unit) => unit.Split(Marks, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Code of the unit; null when no unit of that level bears the name on that day, or several do and no unit above is named with it.</summary>
    public static string? Find(AreaTree areas, Snapshot row, DateOnly on)
    {
        var parts = Parts(row.Unit);
        if (parts.Length == 0) return null;
        var (name, above) = (Core(parts[0]), parts.Length > 1 ? Core(parts[1]) : null);
        var found = areas.All(on).Where(x => x.Level == row.Level && Core(x.NameVi) == name
            && (above is null || areas.PathOf(x.Code, on).SkipLast(1).Any(up => Core(up.NameVi) == above))).ToList();
        return found.Count == 1 ? found[0].Code : null;
    }

    private static string Core(string name)
    {
        var words = name.Replace(".", ". ").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cells.Bare).ToList();
        var kind = 0;
        for (var taken = 1; kind < words.Count - 1; kind += taken)
        {
            taken = Enumerable.Range(1, 3).LastOrDefault(n => kind + n < words.Count && Kinds.Contains(string.Concat(words.Skip(kind).Take(n))));
            if (taken == 0) break;
        }
        return string.Concat(words.Skip(kind));
    }
}
