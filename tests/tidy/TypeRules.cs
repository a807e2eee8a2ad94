using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>A name leads to a file: one public type a file, namespaces as folders, no suffix that says nothing.</summary>
public sealed partial class TypeRules
{
    /// <summary>Aspire's own names, given again for machines without it: many tiny types, in Aspire's namespaces.</summary>
    private const string Stand = "aspire-host/Local/";

    /// <summary>One file a domain, holding its records.</summary>
    private const string Contracts = "services/shared/contracts/";

    /// <summary>A service's tables and their mapping: its rows live in one file.</summary>
    private const string Tables = "Db.cs";

    private static IEnumerable<string> Types(Files files) =>
        from file in files.ProductCode
        where !file.Path.StartsWith(Stand) && !file.Path.StartsWith(Contracts) && !file.Path.EndsWith(Tables)
        let expected = Path.GetFileNameWithoutExtension(file.Path)
        from type in TopLevel(CSharpText.CodeOnly(file.Text))
        where type != expected
        select $"{file.Path}: public type {type} belongs in {type}.cs";

    private static IEnumerable<string> TopLevel(string code) =>
        from Match match in PublicType().Matches(code)
        where code.AsSpan(0, match.Index).Count('{') == code.AsSpan(0, match.Index).Count('}')
        select match.Groups["name"].Value;

    private static IEnumerable<string> Namespaces(Files files)
    {
        var prefixes = files.Ending(".csproj").ToDictionary(
            project => Folder(project.Path), project => Path.GetFileNameWithoutExtension(project.Path));
        return
            from file in files.ProductCode
            where !file.Path.StartsWith(Stand)
            let found = Namespace().Match(CSharpText.CodeOnly(file.Text))
            where found.Success
            let expected = Expected(file.Path, prefixes)
            where found.Groups["name"].Value != expected
                && !(file.Path.StartsWith(Contracts) && found.Groups["name"].Value == $"{expected}.{Path.GetFileNameWithoutExtension(file.Path)}")
            select $"{file.Path}: namespace {found.Groups["name"].Value} should be {expected}";
    }

    private static string Expected(string path, Dictionary<string, string> prefixes)
    {
        var folder = Folder(path);
        var inner = new Stack<string>();
        while (folder.Length > 0 && !prefixes.ContainsKey(folder))
        {
            inner.Push(Path.GetFileName(folder));
            folder = Folder(folder);
        }
        return string.Join('.', inner.Prepend(prefixes.GetValueOrDefault(folder, "(no project)")));
    }

    private static string Folder(string path) => Path.GetDirectoryName(path)!.Replace('\\', '/');

    private static IEnumerable<string> Suffixes(Files files) =>
        from file in files.Ending(".cs")
        where !file.Path.StartsWith(Stand)
        from Match match in EmptySuffix().Matches(CSharpText.CodeOnly(file.Text))
        select $"{file.Path}: {match.Groups["name"].Value}: say what it does, not what kind of thing it is";

    [GeneratedRegex(@"\bpublic\s+(?:(?:static|sealed|abstract|partial|readonly|ref|unsafe)\s+)*(?:class|record(?:\s+struct|\s+class)?|struct|interface|enum|delegate\s+[\w<>?,\s]+?)\s+(?<name>\w+)")]
    private static partial Regex PublicType();

    [GeneratedRegex(@"^\s*namespace\s+(?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(?:class|record(?:\s+struct|\s+class)?|struct|interface|enum)\s+(?<name>\w+(?:Event|Command|Handler|Dto|Service|Manager|Helper|Helpers|Utils?))\b")]
    private static partial Regex EmptySuffix();

    [Fact] public void A_public_type_lives_in_the_file_of_its_name() => Types(Files.Repo).IsKept();
    [Fact] public void A_namespace_is_its_folder() => Namespaces(Files.Repo).IsKept();
    [Fact] public void No_suffix_that_says_nothing() => Suffixes(Files.Repo).IsKept();

    [Fact]
    public void A_second_public_type_is_caught() => Types(Files.Of(("services/hotline/Tickets/OpenTicket.cs",
        "public static class OpenTicket { public sealed record Request(string Area); }\npublic sealed record Ticket(string Code);")))
        .IsBroken(1, "Ticket belongs in Ticket.cs");

    [Fact]
    public void A_type_under_another_name_is_caught() =>
        Types(Files.Of(("services/hotline/Sla/Clock.cs", "public enum Deadline { Soon }"))).IsBroken(1, "Deadline.cs");

    [Fact]
    public void A_namespace_of_another_folder_is_caught()
    {
        var project = ("services/hotline/Ioc.Hotline.csproj", "<Project />");
        Namespaces(Files.Of(project, ("services/hotline/Tickets/OpenTicket.cs", "namespace Ioc.Hotline;")))
            .IsBroken(1, "should be Ioc.Hotline.Tickets");
        Namespaces(Files.Of(project, ("services/hotline/HotlineDb.cs", "namespace Ioc.Hotline;"))).IsKept();
    }

    [Theory]
    [InlineData("public sealed record TicketOpenedEvent(string Code);")]
    [InlineData("internal sealed class TicketService;")]
    [InlineData("static class StringHelpers;")]
    public void A_suffix_that_says_nothing_is_caught(string code) =>
        Suffixes(Files.Of(("services/hotline/Tickets/Planted.cs", code))).IsBroken(1, "services/hotline/Tickets/Planted.cs");

    [Fact]
    public void The_frameworks_own_names_may_be_used() =>
        Suffixes(Files.Of(("services/hotline/Relay.cs", "sealed class Relay : BackgroundService;"))).IsKept();
}
