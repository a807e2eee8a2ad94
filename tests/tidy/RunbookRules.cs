using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>A runbook is read at three in the morning: four headings, and only commands, paths and alerts that exist.</summary>
public sealed partial class RunbookRules
{
    private const string Folder = "infra/runbooks/";

    private static readonly string[] Headings = ["## Dấu hiệu / Sign", "## Ý nghĩa / Meaning", "## Làm gì / Action", "## Kiểm tra / Check"];

    private static IEnumerable<string> Faults(Files files)
    {
        var parts = new Topology(files).Parts.ToHashSet();
        var words = Words().Match(files.Texts["ioc"]).Groups["words"].Value.Split('|', StringSplitOptions.TrimEntries);
        var clusters = new Topology(files).Clusters.ToHashSet();
        var alerts = Alert().Matches(files.Texts["infra/telemetry/prometheus/rules/alerts.yml"]).Select(match => match.Groups["name"].Value).ToHashSet();
        return
            from sheet in files.Ending(".md")
            where sheet.Path.StartsWith(Folder) && !sheet.Path.EndsWith("README.md")
            from fault in Headings.Where(heading => !sheet.Text.Contains(heading)).Select(heading => $"has no {heading}")
                .Concat(Strange(Ioc(), sheet.Text, words, "./ioc {0} is no command"))
                .Concat(Strange(Api(), sheet.Text, clusters, "/api/{0} leads nowhere"))
                .Concat(Strange(Object(), sheet.Text, parts, "ioc-{0} is no part of the chart"))
                .Concat(Strange(Container(), sheet.Text, parts, "{0} is no part of compose.yaml"))
                .Concat(Strange(Named(), sheet.Text, alerts, "{0} is no alert"))
            select $"{sheet.Path}: {fault}";
    }

    private static IEnumerable<string> Strange(Regex shape, string text, ICollection<string> known, string fault) =>
        shape.Matches(text).Select(match => match.Groups["name"].Value).Where(name => !known.Contains(name)).Select(name => string.Format(fault, name));

    [GeneratedRegex(@"case \$word in\s*(?<words>[\w |]+)\)")]
    private static partial Regex Words();

    [GeneratedRegex(@"\./ioc (?<name>[a-z]+)")]
    private static partial Regex Ioc();

    [GeneratedRegex(@"/api/(?<name>[a-z]+)")]
    private static partial Regex Api();

    [GeneratedRegex(@"(?:deployment/| )ioc-(?<name>[a-z]+)\b(?! -p)")]
    private static partial Regex Object();

    [GeneratedRegex(@"docker compose (?:logs|exec|restart|stop|start|ps|run|up)(?: -\S+)* (?<name>[a-z]+)\b")]
    private static partial Regex Container();

    [GeneratedRegex(@"`(?<name>[A-Z][a-z]+[A-Z][A-Za-z]+)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"- alert: (?<name>\w+)")]
    private static partial Regex Alert();

    [Fact]
    public void Every_runbook_has_its_parts_and_names_what_exists() => Faults(Files.Repo).IsKept();

    [Theory]
    [InlineData("./ioc heal", "./ioc heal is no command")]
    [InlineData("curl $DOOR/api/payments/parked", "/api/payments leads nowhere")]
    [InlineData("kubectl rollout restart deployment/ioc-payments", "ioc-payments is no part")]
    [InlineData("docker compose exec -T payments ls", "payments is no part")]
    [InlineData("cảnh báo `SkyFalls`", "SkyFalls is no alert")]
    public void A_runbook_that_names_what_is_not_there_is_caught(string text, string fault) =>
        Faults(Files.RepoWith(Folder + "planted.md", string.Join('\n', Headings) + "\n" + text)).IsBroken(1, fault);

    [Fact]
    public void A_runbook_without_a_part_is_caught() =>
        Faults(Files.RepoWith(Folder + "planted.md", string.Join('\n', Headings[..3]))).IsBroken(1, "has no ## Kiểm tra / Check");
}
