namespace Ioc.Areas;

/// <summary>One dated version of an administrative unit, as a row of <c>areas.csv</c> states it.</summary>
/// <param name="Code">GSO code, e.g. <c>25975</c>; the key is (code, first day), for codes are reused after a reform.</param>
/// <param name="NameVi">Vietnamese name with its kind, e.g. <c>Phường An Phú</c>.</param>
/// <param name="NameEn">The name without marks, for readers and systems that need ASCII.</param>
/// <param name="Level">One of <see cref="Levels"/>.</param>
/// <param name="ParentCode">Code of the unit above; null for a root.</param>
/// <param name="ValidFrom">First day in force; null when older than the records.</param>
/// <param name="ValidTo">Last day in force; null while still in force.</param>
/// <param name="Lat">Latitude of a point inside the unit, WGS 84 degrees.</param>
/// <param name="Lon">Longitude of a point inside the unit, WGS 84 degrees.</param>
/// <param name="Population">People; null when not known.</param>
/// <param name="AreaKm2">Surface in square kilometres; null when not known.</param>
/// <param name="Successors">Codes of the units that took it over, main successor first; empty when none is named.</param>
/// <param name="Path">Codes from the root joined by dots, e.g. <c>74.725.25975</c>.</param>
public sealed record Area(
    string Code,
    string NameVi,
    string NameEn,
    string Level,
    string? ParentCode,
    DateOnly? ValidFrom,
    DateOnly? ValidTo,
    double Lat,
    double Lon,
    int? Population,
    double? AreaKm2,
    IReadOnlyList<string> Successors,
    string Path)
{
    /// <summary>The levels a unit can have, from the widest to the narrowest.</summary>
    public static readonly IReadOnlyList<string> Levels = ["province", "district", "commune"];

    /// <summary>True when the unit is in force on that day; both ends of its validity are inclusive.</summary>
    public bool IsInForce(DateOnly on) => !(on < ValidFrom) && !(on > ValidTo);

    /// <summary>True when some day sees both units in force.</summary>
    public bool Overlaps(Area other) => !(ValidTo < other.ValidFrom) && !(other.ValidTo < ValidFrom);
}
