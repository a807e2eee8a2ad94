using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Messaging;

/// <summary>Resolves the unit that a request names, on the day that the request speaks of.</summary>
public static class Places
{
    /// <summary>The unit, or null and a fault that names what the code meant at other times.</summary>
    public static Area? Find(AreaTree areas, string? code, DateTimeOffset at, string pointer, Faults faults)
    {
        var on = VietnamTime.DateOf(at);
        var words = faults.Words(code, pointer, 20);
        if (words.Length == 0) return null;
        if (areas.Find(words, on) is { } area) return area;
        var other = string.Join("; ", areas.Versions(words).Select(x =>
            $"{x.NameVi} {x.ValidFrom:dd/MM/yyyy}–{x.ValidTo:dd/MM/yyyy}{(x.Successors.Count > 0 ? $" → {string.Join(", ", x.Successors)}" : "")}"));
        faults.Add(pointer,
            $"Không có đơn vị {words} vào ngày {on:dd/MM/yyyy}." + (other.Length > 0 ? $" Mã này từng là: {other}." : " Xem GET /api/areas."),
            $"There is no unit {words} on {on:yyyy-MM-dd}." + (other.Length > 0 ? $" The code was: {other}." : " See GET /api/areas."));
        return null;
    }
}
