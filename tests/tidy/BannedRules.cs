using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>Symbols that BannedSymbols.txt forbids: SYMBOL; REASON[; only FOLDER...|; except FOLDER...].</summary>
public sealed class BannedRules
{
    private sealed record Ban(string Symbol, string Reason, string[] Only, string[] Except)
    {
        private readonly Regex shape = new(
            (char.IsLetterOrDigit(Symbol[0]) ? @"(?<![\w.])" : "") + Regex.Escape(Symbol) + (char.IsLetterOrDigit(Symbol[^1]) ? @"(?!\w)" : ""));

        public bool Reaches(string path) => (Only.Length == 0 || Only.Any(path.StartsWith)) && !Except.Any(path.StartsWith);

        public IEnumerable<int> Lines(string code) => shape.Matches(code).Select(match => CSharpText.LineOf(code, match.Index));
    }

    private static Ban Read(string line)
    {
        var parts = line.Split(';', StringSplitOptions.TrimEntries);
        var words = parts.Length > 2 ? parts[2].Split(' ') : ["only"];
        return new Ban(parts[0], parts[1], words[0] == "only" ? words[1..] : [], words[0] == "except" ? words[1..] : []);
    }

    private static List<Ban> Bans(Files files) => [.. files.Texts["BannedSymbols.txt"].Split('\n')
        .Where(line => line.Length > 0 && line[0] != '#').Select(Read)];

    private static IEnumerable<string> Faults(Files files)
    {
        var bans = Bans(files);
        return
            from file in files.Ending(".cs", ".ts", ".svelte")
            let code = file.Path.EndsWith(".cs") ? CSharpText.CodeOnly(file.Text) : file.Text
            from ban in bans
            where ban.Reaches(file.Path)
            from line in ban.Lines(code)
            select $"{file.Path}:{line}: {ban.Symbol}: {ban.Reason}";
    }

    [Fact]
    public void No_banned_symbol_is_used() => Faults(Files.Repo).IsKept();

    public static TheoryData<string> Symbols() => [.. Bans(Files.Repo).Select(ban => ban.Symbol)];

    [Theory, MemberData(nameof(Symbols))]
    public void Every_banned_symbol_is_caught(string symbol)
    {
        var ban = Bans(Files.Repo).Single(x => x.Symbol == symbol);
        var folder = ban.Only.FirstOrDefault("services/hotline/");
        var isScript = folder.EndsWith("web/", StringComparison.Ordinal);
        var path = folder + (isScript ? "Planted.svelte" : "Planted.cs");
        Faults(Planted(path, $"before {symbol} after")).IsBroken(1, $"{path}:1: {symbol}");
        if (!isScript) Faults(Planted(path, $"// {symbol}\nvar words = \"{symbol}\";")).IsKept();
        foreach (var allowed in ban.Except) Faults(Planted($"{allowed}Planted.cs", $"before {symbol} after")).IsKept();
    }

    private static Files Planted(string path, string text) =>
        Files.Of((path, text), ("BannedSymbols.txt", Files.Repo.Texts["BannedSymbols.txt"]));
}
