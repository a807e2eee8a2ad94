using System.Text.Json;
using Ioc.Defaults;
using static System.FormattableString;

namespace Ioc.Indicators.Scoring;

/// <summary>
/// Reads figures field by field, so that every field of a wrong type is named at once with what it should hold. What cannot be read
/// stands for a value that has no further fault.
/// </summary>
internal sealed class InputJson(Faults faults)
{
    private const int ShownMax = 40;

    /// <summary>A text; of any other value, how it is written, for the checks to refuse. Null when it is absent.</summary>
    public static string? Words(JsonElement of, string field) => Field(of, field) is { } value ? Json.TextOf(value) ?? Shown(value) : null;

    /// <summary>The entries of <c>metrics</c>, each read where it stands; null when there is no list. An entry that is no object is null.</summary>
    public static IReadOnlyList<T?>? Each<T>(JsonElement of, Func<JsonElement, string, T> read) where T : class =>
        Field(of, "metrics") is not { ValueKind: JsonValueKind.Array } list ? null
        : [.. list.EnumerateArray().Select((x, i) => x.ValueKind == JsonValueKind.Object ? read(x, $"/metrics/{i}") : null)];

    /// <summary>The figures of one metric.</summary>
    public MetricInput Metric(JsonElement of, string at) => new(
        Words(of, "code")!, Count(of, "numerator", at), Count(of, "denominator", at, whenWrong: MetricInput.CountMax), Number(of, "ratioPercent", at), Number(of, "score", at));

    /// <summary>A whole number. Its limits are checked with the other figures; beyond <see cref="MetricInput.CountMax"/> it is refused here.</summary>
    /// <param name="least">What it may be at least.</param>
    public long? Count(JsonElement of, string field, string at, long whenWrong = 0, long least = 0)
    {
        if (Field(of, field) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && decimal.Truncate(number) == number && Math.Abs(number) <= MetricInput.CountMax)
            return (long)number;
        faults.Add($"{at}/{field}", Invariant($"Cần số nguyên từ {least} đến {MetricInput.CountMax}, không có ngoặc kép; đã nhận {Shown(value)}."),
            Invariant($"Needs a whole number from {least} to {MetricInput.CountMax}, without quotes; got {Shown(value)}."));
        return whenWrong;
    }

    private decimal? Number(JsonElement of, string field, string at)
    {
        if (Field(of, field) is not { } value) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)) return number;
        faults.Add($"{at}/{field}", $"Cần một số như 88.47, dấu chấm, không có ngoặc kép và dấu %; đã nhận {Shown(value)}.",
            $"Needs a number such as 88.47, with a point, without quotes and percent sign; got {Shown(value)}.");
        return 0;
    }

    private static JsonElement? Field(JsonElement of, string field) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static string Shown(JsonElement value) => value.GetRawText() is { Length: > ShownMax } written ? $"{written[..ShownMax]}…" : value.GetRawText();
}
