using System.Globalization;
using System.Text;

namespace Ioc.Indicators.Published;

/// <summary>Reads what people type: Vietnamese or English decimals, thousands with dots, names with or without marks.</summary>
internal static class Cells
{
    private const int LengthMax = 30;
    private const int Decimals = 4;

    /// <summary>A word without marks, blanks and signs, for names of columns and the like: <c>Xếp loại</c> is <c>xeploai</c>.</summary>
    public static string Bare(string? words)
    {
        var bare = new StringBuilder();
        foreach (var letter in (words ?? "").Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter)) bare.Append(letter);
            else if (letter == 'đ') bare.Append('d');
        }
        return bare.ToString();
    }

    /// <summary>True for what people and programs print where there is no figure: null is not 0.</summary>
    public static bool IsNone(string cell) => cell is "-" or "–" or "—" || cell.ToUpperInvariant() is "N/A" or "NA" or "NAN" or "NULL" or "NONE";

    /// <summary>Points or a rate, to four decimals: one sign, dot or comma, before the decimals; a percent sign may follow. Null when it is no number.</summary>
    public static decimal? Points(string cell)
    {
        var plain = cell.TrimEnd('%', ' ', '\u00a0');
        if (plain.Count(x => x is ',' or '.') > 1 || plain.Length > LengthMax) return null;
        return decimal.TryParse(plain.Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? decimal.Round(number, Decimals, MidpointRounding.AwayFromZero)
            : null;
    }

    /// <summary>A count; blanks, dots or commas may part thousands, and only thousands; a program may have written <c>405424.0</c>. Null when it is no whole number.</summary>
    public static long? Count(string cell)
    {
        var parts = cell.Split(['.', ',', ' ', '\u00a0']);
        if (parts is [var whole, "0" or "00"]) parts = [whole];
        if (parts.Length > 1 && (parts[0].TrimStart('-').Length is 0 or > 3 || parts.Skip(1).Any(x => x.Length != 3))) return null;
        return long.TryParse(string.Concat(parts), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count) ? count : null;
    }
}
