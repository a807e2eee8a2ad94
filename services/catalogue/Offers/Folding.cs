using System.Globalization;
using System.Text;

namespace Ioc.Catalogue.Offers;

/// <summary>Text as people type it in a hurry: lower case, no marks, đ as d, so that <c>dang ky</c> finds <c>Đăng ký</c>.</summary>
public static class Folding
{
    /// <summary>The folded text.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark)
                folded.Append(letter is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(letter));
        return folded.ToString();
    }

    /// <summary>One SQL pattern a word: a text matches when it holds them all, in whatever order.</summary>
    public static string[] Patterns(string? words) => [.. Of(words ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => $"%{word.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%")];
}
