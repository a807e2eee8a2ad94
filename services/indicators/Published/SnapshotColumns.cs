using Ioc.Indicators.Rules;

namespace Ioc.Indicators.Published;

/// <summary>The names that columns, levels and metrics go by in published files, in Vietnamese and English, marks and signs left out.</summary>
internal static class SnapshotColumns
{
    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["unit"] = ["unit", "donvi", "tendonvi", "name", "departmentname"], ["level"] = ["level", "cap"], ["period"] = ["period", "ky", "thoigian"],
        ["source"] = ["source", "nguon"], ["total"] = ["total", "tongdiem", "tong", "totalscore", "score766"], ["rank"] = ["rank", "hang", "xephang"],
        ["ranked"] = ["ranked", "sodonvi"], ["class"] = ["classification", "class", "xeploai", "loai"],
        ["G1"] = ["g1", "transparency", "congkhaiminhbach", "ckmb"], ["G2"] = ["g2", "progress", "tiendo", "tiendogiaiquyet", "tdgq"],
        ["G3"] = ["g3", "online", "cungcapdichvutructuyen"], ["3.1-3.3"] = ["3133", "onlineservice", "onlineservices", "dichvucongtructuyen", "dvctt"],
        ["3.5-3.6"] = ["3536", "payment", "onlinepayment", "thanhtoantructuyen", "tttt"],
        ["G4"] = ["g4", "digitization", "digitisation", "sohoa", "sohoahoso", "mdsh"], ["G5"] = ["g5", "satisfaction", "mucdohailong", "hailong", "mdhl"],
        ["metric"] = ["metric", "chiso", "metriccode"], ["numerator"] = ["numerator", "tuso"], ["denominator"] = ["denominator", "mauso"],
        ["ratio"] = ["ratiopercent", "ratio", "tyle"], ["score"] = ["score", "diem"], ["max"] = ["maxscore", "max", "diemtoida"],
    };

    private static readonly Dictionary<string, string> Known = Names.SelectMany(x => x.Value, (x, name) => (x.Key, name)).ToDictionary(x => x.name, x => x.Key);

    private static readonly Dictionary<string, string> Levels = new()
    {
        ["province"] = "province", ["tinh"] = "province", ["city"] = "province", ["district"] = "district", ["huyen"] = "district",
        ["commune"] = "commune", ["xa"] = "commune", ["phuong"] = "commune", ["capxa"] = "commune", ["caphuyen"] = "district", ["captinh"] = "province", ["capbo"] = "ministry",
        ["ward"] = "commune", ["department"] = "department", ["so"] = "department", ["sobannganh"] = "department",
        ["ministry"] = "ministry", ["bo"] = "ministry", ["bonganh"] = "ministry", ["national"] = "national", ["canuoc"] = "national", ["toanquoc"] = "national",
    };

    /// <summary>The codes of groups and tiles that may have a column.</summary>
    public static IEnumerable<string> Groups => Names.Keys.Where(x => char.IsDigit(x[^1]));

    /// <summary>True for what <see cref="Named"/> gives to the columns that are read.</summary>
    public static bool IsRead(string named) => Names.ContainsKey(named);

    /// <summary>What a header means; the header itself when nothing is known of it, for then it is not read.</summary>
    public static string Named(string header) => Known.GetValueOrDefault(Cells.Bare(header), header.Trim());

    /// <summary>The level by any of its names; the word itself when it has none, for the checks to refuse.</summary>
    public static string Level(string? word) => Levels.GetValueOrDefault(Cells.Bare(word), word ?? "");

    /// <summary>
    /// The code of a metric, tile or group named as <c>2.1</c>, <c>02.1 ON_TIME</c>, <c>PUBLISH_ON_TIME</c>, <c>3.5-3.6 PAYMENT (group)</c> or <c>CKMB</c>; the words
    /// themselves when they name none. With it the publisher's own code, where several of them are one metric.
    /// </summary>
    public static (string Part, string? Code) Metric(string words, RuleBook book)
    {
        var said = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var rules in book.Sets)
        {
            if (Scoring.Part.Named(rules, words) is not { } part || Scoring.Part.Of(rules, part) is not { } known) continue;
            return (part, known.Metric is { MetricCodes: { Count: > 1 } codes } ? said.Select(x => x.ToUpperInvariant()).FirstOrDefault(codes.Contains) : null);
        }
        var group = said.Select(x => PortalFields.Groups.GetValueOrDefault(x.ToUpperInvariant()) ?? Named(x)).FirstOrDefault(Groups.Contains);
        return (group ?? words.Trim(), null);
    }
}
