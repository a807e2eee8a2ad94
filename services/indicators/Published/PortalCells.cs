using System.Text.Json;
using Ioc.Defaults;

namespace Ioc.Indicators.Published;

/// <summary>Reads the fields of a portal's answer; what is absent, null or printed as none is null.</summary>
internal static class PortalCells
{
    private const int Decimals = 4;

    /// <summary>A text, trimmed.</summary>
    public static string? Words(JsonElement of, string field, string at, Faults faults)
    {
        if (Value(of, field) is not { } value) return null;
        var text = Json.TextOf(value);
        faults.Require(text is not null, $"{at}/{field}", "Phải là chữ.", "Must be a text.");
        return text?.Normalize().Trim();
    }

    /// <summary>Points or a rate.</summary>
    public static decimal? Number(JsonElement of, string field, string at, Faults faults)
    {
        if (Value(of, field) is not { } value) return null;
        var number = value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var read) ? read : Json.TextOf(value) is { } written ? Cells.Points(written) : null;
        faults.Require(number is not null, $"{at}/{field}", "Cần một số như 88.47, hoặc null khi không có.", "Needs a number such as 88.47, or null when there is none.");
        return number is { } sound ? decimal.Round(sound, Decimals, MidpointRounding.AwayFromZero) : null;
    }

    /// <summary>A whole number.</summary>
    public static long? Count(JsonElement of, string field, string at, Faults faults)
    {
        if (Value(of, field) is { } value && Json.TextOf(value) is { } text && Cells.Count(text) is { } written) return written;
        var number = Number(of, field, at, faults);
        var whole = number is null || (decimal.Truncate(number.Value) == number && Math.Abs(number.Value) < long.MaxValue);
        faults.Require(whole, $"{at}/{field}", "Cần một số nguyên như 405424.", "Needs a whole number such as 405424.");
        return whole ? (long?)number : null;
    }

    private static JsonElement? Value(JsonElement of, string field) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null
        && !(Json.TextOf(value) is { } none && (none.Trim().Length == 0 || Cells.IsNone(none))) ? value : null;
}
