using System.Text;

namespace Ioc.Tests.Tidy;

/// <summary>C# with comments and the insides of strings blanked out, line for line, so that rules see code only.</summary>
internal static class CSharpText
{
    private static readonly Dictionary<string, string> Known = [];

    /// <summary>The code alone.</summary>
    public static string CodeOnly(string text)
    {
        lock (Known) return Known.TryGetValue(text, out var code) ? code : Known[text] = Blank(text);
    }

    /// <summary>The line, from 1, on which an offset lies.</summary>
    public static int LineOf(string text, int offset) => text.AsSpan(0, offset).Count('\n') + 1;

    private static string Blank(string text)
    {
        var code = new StringBuilder(text);
        var at = 0;
        while (at < text.Length)
        {
            var end = EndOfBlank(text, at, out var keep);
            for (var i = at + keep; i < end - keep; i++)
                if (text[i] != '\n') code[i] = ' ';
            at = Math.Max(end, at + 1);
        }
        return code.ToString();
    }

    /// <summary>Where the comment, string or letter that starts here ends; here when none does.</summary>
    private static int EndOfBlank(string text, int at, out int keep)
    {
        keep = 0;
        var rest = text.AsSpan(at);
        if (rest.StartsWith("//")) return After(text, at, "\n", at) - 1;
        if (rest.StartsWith("/*")) return After(text, at + 2, "*/", at);
        if (rest.StartsWith("\"\"\""))
        {
            keep = rest.IndexOfAnyExcept('"') is var quotes and > 0 ? quotes : 3;
            return After(text, at + keep, new string('"', keep), at);
        }
        if (rest[0] == '\'' && rest.Length > 2) return Quoted(text, at, '\'', verbatim: false, out keep);
        if (rest[0] == '"') return Quoted(text, at, '"', IsVerbatim(text, at), out keep);
        return at;
    }

    private static bool IsVerbatim(string text, int at) =>
        at > 0 && text[at - 1] == '@' || at > 1 && text[at - 1] == '$' && text[at - 2] == '@';

    private static int Quoted(string text, int at, char quote, bool verbatim, out int keep)
    {
        keep = 1;
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && !verbatim) i++;
            else if (text[i] == quote && verbatim && i + 1 < text.Length && text[i + 1] == quote) i++;
            else if (text[i] == quote) return i + 1;
            else if (text[i] == '\n' && !verbatim) return i;
        }
        return text.Length;
    }

    private static int After(string text, int from, string end, int start)
    {
        var found = text.IndexOf(end, Math.Min(from, text.Length), StringComparison.Ordinal);
        return Math.Max(start + 1, found < 0 ? text.Length + (end == "\n" ? 1 : 0) : found + end.Length);
    }
}
