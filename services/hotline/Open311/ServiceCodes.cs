using System.Globalization;
using System.Text;
using Ioc.Hotline.Sla;

namespace Ioc.Hotline.Open311;

/// <summary>The categories of the hotline as services of Open311: a code without marks for each.</summary>
public static class ServiceCodes
{
    /// <summary>Categories in the order of their names, by code.</summary>
    public static IReadOnlyDictionary<string, string> All(SlaOptions sla) => sla.AnswerWithinHours.Keys.Union(sla.CategoriesInEnglish.Keys)
        .Order(StringComparer.Ordinal).ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The code of a category: <c>Môi trường, rác thải</c> is <c>moi-truong-rac-thai</c>.</summary>
    public static string Of(string category)
    {
        var code = new StringBuilder();
        foreach (var letter in category.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            if (letter == 'đ') code.Append('d');
            else if (char.IsAsciiLetterOrDigit(letter)) code.Append(letter);
            else if (code.Length > 0 && code[^1] != '-') code.Append('-');
        }
        return code.ToString().TrimEnd('-');
    }
}
