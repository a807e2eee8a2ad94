using System.Text.Json;
using Ioc.Defaults;

namespace Ioc.Indicators.Published;

/// <summary>Which unit an object of the portal's answer is of. The portal says the level in several fields, or only by code and name.</summary>
/// <param name="Name">In the portal's words, with the unit above where the name alone could be any province's.</param>
/// <param name="Level">One of <see cref="Snapshot.Levels"/>.</param>
internal sealed record PortalUnit(string Name, string Level)
{
    private static readonly string[] LevelFields = ["departmentType", "childGroup", "departmentLevel", "level"];

    private static readonly (string Word, string Level)[] Types =
    [
        ("DEPARTMENT", "department"), ("AGENCY", "department"), ("COMMUNE", "commune"), ("WARD", "commune"), ("DISTRICT", "district"),
        ("MINIST", "ministry"), ("NATION", "national"), ("COUNTRY", "national"), ("PROVINC", "province"),
    ];

    private static readonly (string Words, string Level)[] Kinds =
    [
        ("canuoc", "national"), ("toanquoc", "national"), ("binhquan", "national"), ("tinh", "province"), ("huyen", "district"), ("quan", "district"), ("thixa", "district"),
        ("xa", "commune"), ("phuong", "commune"), ("thitran", "commune"), ("dackhu", "commune"), ("so", "department"), ("ban", "department"), ("vanphong", "department"), ("bo", "ministry"),
    ];

    /// <summary>The country as a whole: what stands below it is not named after it.</summary>
    public bool IsNational => Level == "national";

    /// <summary>The unit of an object.</summary>
    /// <param name="name">Its name; empty when it has none.</param>
    /// <param name="above">The unit that it stands below in the answer.</param>
    /// <param name="levelSaid">The level that the request says of units that do not say their own.</param>
    public static PortalUnit Of(JsonElement of, string name, PortalUnit? above, string levelSaid)
    {
        var code = Json.TextOf(Field(of, "departmentCode")) ?? "";
        var level = Type(of, code, above) ?? Kind(name) ?? Code(code, above) ?? levelSaid;
        var alone = name.Length == 0 || above is null or { IsNational: true } || level is "province" or "ministry" or "national" || OwnUnits.Parts(name).Length > 1;
        return new(alone ? name : $"{name} ({OwnUnits.Parts(above!.Name)[0]})", level);
    }

    private static string? Type(JsonElement of, string code, PortalUnit? above)
    {
        foreach (var said in LevelFields.Select(x => Json.TextOf(Field(of, x))?.ToUpperInvariant()).OfType<string>())
        {
            var level = Types.FirstOrDefault(x => said.Contains(x.Word, StringComparison.Ordinal)).Level;
            // The portal calls a province's departments PROVINCE too: of the level, not of the kind.
            if (level is not null) return level == "province" && (code.Contains('.') || above?.Level == "province") ? "department" : level;
        }
        return null;
    }

    private static string? Kind(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cells.Bare).ToList();
        var first = words is ["ubnd", ..] ? 1 : words is ["uy", "ban", "nhan", "dan", ..] ? 4 : 0;
        return Enumerable.Range(1, 2).Select(n => string.Concat(words.Skip(first).Take(n))).Select(x => Kinds.FirstOrDefault(k => k.Words == x).Level).FirstOrDefault(x => x is not null);
    }

    // Identification codes of agencies: G01 is a ministry, H44 a province, H44.01 one of its units.
    private static string? Code(string code, PortalUnit? above) => code.ToUpperInvariant() switch
    {
        "" => null,
        var x when x.Contains('.') => "department",
        ['G', ..] => "ministry",
        ['H', ..] => above?.Level == "province" ? "department" : "province",
        _ => null,
    };

    private static JsonElement Field(JsonElement of, string field) => of.TryGetProperty(field, out var value) ? value : default;
}
