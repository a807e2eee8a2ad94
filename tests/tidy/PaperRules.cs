using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>Papers: one title each, and every link leads somewhere.</summary>
public sealed partial class PaperRules
{
    private static IEnumerable<string> Titles(Files files) =>
        from paper in files.Ending(".md")
        let count = Title().Count(Prose(paper.Text))
        where count != 1
        select $"{paper.Path}: {count} titles, one is right";

    private static IEnumerable<string> Links(Files files) =>
        from paper in files.Ending(".md")
        from Match link in Link().Matches(Prose(paper.Text))
        let target = link.Groups["target"].Value
        where !Outside().IsMatch(target) && !Leads(files, paper, target)
        select $"{paper.Path}: {target} leads nowhere";

    private static bool Leads(Files files, (string Path, string Text) paper, string target)
    {
        var (file, anchor) = target.Split('#', 2) is [var first, var second] ? (first, second) : (target, "");
        var path = file.Length == 0 ? paper.Path
            : Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(paper.Path)!, Uri.UnescapeDataString(file))).Replace('\\', '/');
        var text = file.Length == 0 ? paper.Text : files.Texts.GetValueOrDefault(path);
        if (text is null)
            return files.Texts.Keys.Any(known => known.StartsWith(path + "/")) || Path.Exists(Path.Combine(Files.Root, path));
        return anchor.Length == 0 || Heading().Matches(Prose(text)).Any(heading => Slug(heading.Groups["words"].Value) == anchor);
    }

    private static string Slug(string words) =>
        NotInSlug().Replace(words.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static string Prose(string text) => Fence().Replace(text, "");

    [GeneratedRegex(@"^#\s+\S", RegexOptions.Multiline)]
    private static partial Regex Title();

    [GeneratedRegex(@"^#{1,6}\s+(?<words>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)(\s+""[^""]*"")?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^[a-z]+:", RegexOptions.IgnoreCase)]
    private static partial Regex Outside();

    [GeneratedRegex(@"^ {0,3}(```|~~~).*?^ {0,3}\1[^\n]*$|`[^`\n]+`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M}_ -]")]
    private static partial Regex NotInSlug();

    [Fact] public void Every_paper_has_one_title() => Titles(Files.Repo).IsKept();
    [Fact] public void Every_link_leads_somewhere() => Links(Files.Repo).IsKept();

    [Fact]
    public void A_paper_with_two_titles_or_none_is_caught()
    {
        Titles(Files.Of(("a.md", "# One\n\n# Two\n"))).IsBroken(1, "2 titles");
        Titles(Files.Of(("a.md", "## Half\n"))).IsBroken(1, "0 titles");
        Titles(Files.Of(("a.md", "# One\n```sh\n# a remark\n```\n"))).IsKept();
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_caught()
    {
        Links(Files.Of(("docs/a.md", "# A\n[b](b.md)"))).IsBroken(1, "b.md");
        Links(Files.Of(("docs/a.md", "# A\n[b](#bee)"))).IsBroken(1, "#bee");
        Links(Files.Of(("docs/a.md", "# A\n[b](../c/b.md#đổi-gì--what)"), ("c/b.md", "# B\n## Đổi gì / What"))).IsKept();
    }
}
