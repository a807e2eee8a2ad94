namespace Ioc.Tests.Tidy;

/// <summary>A file has one reason to exist, and fits a screen or two.</summary>
public sealed class SizeRules
{
    private const int LinesMax = 250;

    private static readonly string[] Written = [".cs", ".ts", ".svelte", ".js", ".sh", ".css", ".sql", "Dockerfile", "ioc", ".ci/run"];

    private static IEnumerable<string> Faults(Files files) =>
        from file in files.Ending(Written)
        let lines = file.Text.AsSpan().TrimEnd('\n').Count('\n') + 1
        where lines > LinesMax
        select $"{file.Path}: {lines} lines, at most {LinesMax}";

    [Fact]
    public void No_file_is_longer_than_250_lines() => Faults(Files.Repo).IsKept();

    [Fact]
    public void A_longer_file_is_caught()
    {
        Faults(Files.Of(("services/hotline/Tickets/OpenTicket.cs", Lines(251)))).IsBroken(1, "251 lines");
        Faults(Files.Of(("services/screens/web/src/Map.svelte", Lines(251)))).IsBroken(1, "Map.svelte");
        Faults(Files.Of(("ioc", Lines(250)))).IsKept();
    }

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("x\n", count));
}
