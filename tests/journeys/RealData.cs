using System.Text;

namespace Ioc.Tests.Journeys;

/// <summary>Real records beside the repository, and a reader of CSV that shares nothing with the product's own.</summary>
internal static class RealData
{
    /// <summary>Where a file would be.</summary>
    public static string Path(string name) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Ioc.Tests.Support.Stack.Repository, "..", "shared", "data", name));

    /// <summary>Rows by column name.</summary>
    public static IEnumerable<Dictionary<string, string>> Csv(string file) => Csv(new StreamReader(file));

    /// <summary>Rows by column name.</summary>
    public static IEnumerable<Dictionary<string, string>> Csv(TextReader text)
    {
        var header = Cells(text.ReadLine()!);
        while (text.ReadLine() is { } line)
        {
            while (line.Count(letter => letter == '"') % 2 == 1) line += "\n" + text.ReadLine();
            yield return header.Zip(Cells(line)).ToDictionary(x => x.First, x => x.Second);
        }
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"') cell.Append(line[i++]);
            else if (line[i] == '"') quoted = !quoted;
            else if (line[i] == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(line[i]);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
