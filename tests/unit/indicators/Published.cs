using System.Globalization;
using Ioc.Indicators.Rules;

namespace Ioc.Tests.Unit.Indicators;

/// <summary>The published figures under <c>data/</c> and the rule files that must reproduce them.</summary>
internal static class Published
{
    public static readonly RuleBook Book = RuleBook.Load(RuleBook.DeployedFolder);

    public static readonly IReadOnlyList<Row> Components = Read("published-components.csv");

    public static readonly IReadOnlyList<Row> Scores = Read("published-scores.csv");

    public static RuleSet RulesOf(string period) =>
        Book.On(new DateOnly(int.Parse(period[..4], CultureInfo.InvariantCulture), 12, 31))!;

    private static List<Row> Read(string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "indicators", "data", file));
        var header = Cells(lines[0]);
        return [.. lines.Skip(1).Where(l => l.Length > 0).Select(l => new Row(header.Zip(Cells(l)).ToDictionary(c => c.First, c => c.Second)))];
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? line.IndexOf('"', at + 1) + 1 : line.IndexOf(',', at);
            if (end < 0) end = line.Length;
            cells.Add(quoted ? line[(at + 1)..(end - 1)] : line[at..end]);
            at = end + 1;
        }
        return cells;
    }

    internal sealed record Row(IReadOnlyDictionary<string, string> Cells)
    {
        public string this[string column] => Cells[column];

        public string Name => $"{Cells["unit"]}, {Cells["period"]}";

        public decimal? Number(string column) =>
            Cells[column].Length == 0 ? null : decimal.Parse(Cells[column], CultureInfo.InvariantCulture);
    }
}
