using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Areas;

/// <summary>A unit as the API answers it.</summary>
/// <param name="Path">Codes from the root joined by dots.</param>
/// <param name="ValidFrom">First day in force; absent when older than the records.</param>
/// <param name="ValidTo">Last day in force; absent while in force.</param>
/// <param name="Successors">Codes of the units that took it over, main one first.</param>
public sealed record AreaAnswer(
    string Code, string NameVi, string NameEn, string Level, string Path, string? ParentCode, DateOnly? ValidFrom, DateOnly? ValidTo,
    double Lat, double Lon, int? Population, double? AreaKm2, IReadOnlyList<string> Successors)
{
    /// <summary>The tree changes with a release, and its day at midnight: a minute of memory is safe.</summary>
    private const string Cached = "private, max-age=60";

    /// <summary>What a caller sees of a unit.</summary>
    public static AreaAnswer Of(Area area) => new(
        area.Code, area.NameVi, area.NameEn, area.Level, area.Path, area.ParentCode, area.ValidFrom, area.ValidTo,
        area.Lat, area.Lon, area.Population, area.AreaKm2, area.Successors);

    /// <summary>Answers with units found for a code on a day, or says what the code meant at other times.</summary>
    /// <param name="find">Units to answer with; the unit itself is passed in.</param>
    public static IResult List(HttpResponse response, AreaTree areas, string code, DateOnly on, Func<Area, IEnumerable<Area>> find)
    {
        if (areas.Find(code, on) is not { } area) return Unknown(areas, code, on);
        response.Headers.CacheControl = Cached;
        return Results.Ok(find(area).Select(Of));
    }

    /// <summary>Answers with one unit.</summary>
    public static IResult Show(HttpResponse response, Area area)
    {
        response.Headers.CacheControl = Cached;
        return Results.Ok(Of(area));
    }

    /// <summary>404 that names what the code meant at other times, since codes are reused.</summary>
    public static Refusal Unknown(AreaTree areas, string code, DateOnly on)
    {
        var words = code.Length > 20 ? code[..20] : code;
        var other = string.Join("; ", areas.Versions(code).Select(x =>
            $"{x.NameVi} {x.ValidFrom:yyyy-MM-dd}–{x.ValidTo:yyyy-MM-dd}{(x.Successors.Count > 0 ? $" → {string.Join(", ", x.Successors)}" : "")}"));
        return Refusal.Unknown("unknown-area",
            $"Không có đơn vị {words} vào ngày {on:yyyy-MM-dd}." + (other.Length > 0 ? $" Mã này từng là: {other}." : " Xem GET /api/areas."),
            $"There is no unit {words} on {on:yyyy-MM-dd}." + (other.Length > 0 ? $" The code was: {other}." : " See GET /api/areas."));
    }
}
