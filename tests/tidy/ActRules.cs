using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>A file is an act: verb and noun, with its route and its decision inside; a reaction is When and a fact.</summary>
public sealed partial class ActRules
{
    private static readonly string[] Writes =
    [
        "Accept", "Add", "Announce", "Answer", "Assign", "Change", "Close", "Create", "Enrol", "Evaluate", "Import", "Move",
        "Open", "Publish", "Put", "Rate", "Receive", "Record", "Register", "Remove", "Replay", "Revoke", "Set", "Store", "Submit", "Take",
    ];

    private static readonly string[] Reads =
        ["Show", "Find", "List", "Count", "Stream", "Watch", "Explain", "Rank", "Compare", "Forecast", "Export", "Evaluate"];

    private static IEnumerable<string> Faults(Files files) => files.ProductCode
        .Where(file => file.Path.StartsWith("services/") && !file.Path.StartsWith("services/shared/"))
        .SelectMany(file => Faults(file.Path, CSharpText.CodeOnly(file.Text)));

    private static IEnumerable<string> Faults(string path, string code)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var verb = Verb().Match(name).Value;
        if (Consumes().IsMatch(code) && verb != "When") yield return $"{path}: a reaction to a fact is named When...";
        if (!Route().IsMatch(code)) yield break;
        if (verb.Length == name.Length) yield return $"{path}: an act is verb and noun";
        if (Reading().IsMatch(code) && !Reads.Contains(verb)) yield return $"{path}: a read begins with one of {string.Join(", ", Reads)}";
        if (Writing().IsMatch(code) && !Writes.Contains(verb)) yield return $"{path}: {verb} is not among the verbs of the house";
        if (!MapMember().IsMatch(code)) yield return $"{path}: an act has Map";
        if (!HandleMember().IsMatch(code)) yield return $"{path}: an act has Handle";
    }

    [GeneratedRegex("^[A-Z][a-z0-9]*")]
    private static partial Regex Verb();

    [GeneratedRegex(@"\.Map(Get|Post|Put|Patch|Delete)\(")]
    private static partial Regex Route();

    [GeneratedRegex(@"\.MapGet\(")]
    private static partial Regex Reading();

    [GeneratedRegex(@"\.Map(Post|Put|Patch|Delete)\(")]
    private static partial Regex Writing();

    [GeneratedRegex(@"\bstatic\s+[\w<>.]+\s+Map\(")]
    private static partial Regex MapMember();

    [GeneratedRegex(@"\bHandle\w*(<\w+>)?\(")]
    private static partial Regex HandleMember();

    [GeneratedRegex(@"class\s+\w+(\([^{;]*\))?\s*:\s*[^{;]*\b(IConsumer|IReact|IListen)<")]
    private static partial Regex Consumes();

    [Fact]
    public void Acts_and_reactions_are_named_by_what_they_do() => Faults(Files.Repo).IsKept();

    [Theory]
    [InlineData("Tickets", "app.MapPost(\"\", Handle);", "verb and noun")]
    [InlineData("GetTicket", "app.MapGet(\"\", Handle);", "a read begins with")]
    [InlineData("ProcessTicket", "app.MapPost(\"\", Handle);", "Process is not among")]
    public void An_act_with_a_poor_name_is_caught(string name, string route, string fault) =>
        Assert.Contains(Faults(Act(name, route)), found => found.Contains(fault));

    [Fact]
    public void An_act_without_its_parts_is_caught() => Faults(Files.Of(("services/hotline/Tickets/OpenTicket.cs",
        "static class OpenTicket { static void Routes(App app) { app.MapPost(\"\", () => 1); } }"))).IsBroken(2, "an act has");

    [Fact]
    public void A_reaction_with_an_acts_name_is_caught() => Faults(Files.Of(("services/screens/Tiles/UpdateTile.cs",
        "sealed class UpdateTile(Tiles tiles) : IListen<TicketCountsChanged> { }"))).IsBroken(1, "named When");

    [Fact]
    public void A_well_made_act_is_let_be() => Faults(Act("OpenTicket", "app.MapPost(\"\", Handle);")).IsKept();

    private static Files Act(string name, string route) => Files.Of(($"services/hotline/Tickets/{name}.cs",
        $"static class {name} {{ public static void Map(App app) {{ {route} }} static Answer Handle(Request request) => new(); }}"));
}
