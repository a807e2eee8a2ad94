using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>What must not be left lying about: another machine's paths, promises, swallowed exceptions, secrets.</summary>
public sealed partial class LeftoverRules
{
    /// <summary>The rules' own words would break them.</summary>
    private const string Own = "tests/tidy/";

    private static IEnumerable<(string Path, string Text)> Texts(Files files) =>
        files.Ending("").Where(file => !file.Path.StartsWith(Own) && !file.Path.EndsWith("package-lock.json"));

    private static IEnumerable<string> Find(IEnumerable<(string Path, string Text)> texts, Regex shape, string fault) =>
        from file in texts
        from Match match in shape.Matches(file.Text)
        select $"{file.Path}:{CSharpText.LineOf(file.Text, match.Index)}: {fault}: {match.Value.Trim()}";

    private static IEnumerable<string> Paths(Files files) => Find(Texts(files), MachinePath(), "a path of one machine");
    private static IEnumerable<string> Hosts(Files files) => Find(files.Ending("").Where(file => !file.Path.StartsWith(Own)), RegistryHost(), "a registry's host");
    private static IEnumerable<string> Promises(Files files) => Find(Texts(files), Promise(), "a promise instead of work");
    private static IEnumerable<string> Talk(Files files) => Find(Texts(files), Workshop(), "talk of how the work was done");
    private static IEnumerable<string> Secrets(Files files) => Find(Texts(files).Where(file => !file.Path.EndsWith(".css")), Secret(), "a secret in plain sight");

    private static IEnumerable<string> Swallows(Files files) =>
        Find(files.Ending(".cs").Select(file => (file.Path, CSharpText.CodeOnly(file.Text))), EmptyCatch(), "a swallowed exception")
            .Concat(Find(files.Ending(".ts", ".svelte", ".js"), EmptyScriptCatch(), "a swallowed exception"));

    [GeneratedRegex(@"(?<![\w.}*)-])/(work|root|home/\w+)/|(?<![\w.}*)-])/tmp/\w")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\b(nuget\.org|npmjs\.(org|com)|yarnpkg\.com|pypi\.org|deb\.debian\.org|crates\.io|proxy\.golang\.org)\b")]
    private static partial Regex RegistryHost();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|\bNotImplementedException\b|\bnot implemented\b")]
    private static partial Regex Promise();

    [GeneratedRegex(@"\b[Ii]ssue [#0-9]|\bsub-?agents?\b|\bAI (assistant|agent|model)\b|\b(Claude|ChatGPT|Copilot)\b|\bthe brief\b")]
    private static partial Regex Workshop();

    [GeneratedRegex(@"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}|://[^/\s:@{}$""<>]+:(?!(password|PASSWORD|PW)@)[^/\s:@{}$""<>*]+@(?!127\.0\.0\.1|localhost|[\w.-]+\.(example|test)\b)[\w.]+|(?i)\b(password|passwd|pwd|secret|api_?key)[""']?\s*[=:]\s*[""']?(?=[A-Za-z]*[0-9])[A-Za-z0-9+/_!-]{8,}")]
    private static partial Regex Secret();

    // A cancellation that was asked for is an answer, not a fault: it may be let go where a filter says so.
    [GeneratedRegex(@"\bcatch\b\s*(\([^)]*\)\s*)?\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"\bcatch\b\s*(\([^)]*\)\s*)?\{\s*\}|\.catch\(\(\w*\)\s*=>\s*\{\s*\}\)")]
    private static partial Regex EmptyScriptCatch();

    [Fact] public void No_path_of_one_machine() => Paths(Files.Repo).IsKept();
    [Fact] public void No_registry_host() => Hosts(Files.Repo).IsKept();
    [Fact] public void No_promise_instead_of_work() => Promises(Files.Repo).IsKept();
    [Fact] public void No_talk_of_how_the_work_was_done() => Talk(Files.Repo).IsKept();
    [Fact] public void No_secret() => Secrets(Files.Repo).IsKept();
    [Fact] public void No_swallowed_exception() => Swallows(Files.Repo).IsKept();

    [Theory]
    [InlineData("path = \"/work/main/file\"")]
    [InlineData("cp /root/x .")]
    [InlineData("cd /home/an/ioc")]
    [InlineData("log: /tmp/ioc.log")]
    public void A_path_of_one_machine_is_caught(string text) => Paths(Files.Of(("infra/run.sh", text))).IsBroken(1, "infra/run.sh:1");

    [Fact]
    public void A_path_that_every_machine_has_is_let_be() =>
        Paths(Files.Of(("a.yaml", "mountPath: /tmp }\nurl: /api/work/items\n- ../work/x\n/usr/bin/chromium"))).IsKept();

    [Fact]
    public void A_registry_host_is_caught() =>
        Hosts(Files.Of(("web/package-lock.json", "\"resolved\": \"https://registry.npmjs.org/x\""))).IsBroken(1, "npmjs.org");

    [Theory]
    [InlineData("// TODO: later")]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("// streaming is not implemented")]
    public void A_promise_is_caught(string text) => Promises(Files.Of(("services/eid/Eid.cs", text))).IsBroken(1);

    [Theory]
    [InlineData("as issue 2 asks")]
    [InlineData("written by a subagent")]
    public void Talk_of_the_work_is_caught(string text) => Talk(Files.Of(("README.md", text))).IsBroken(1);

    [Theory]
    [InlineData("try { Go(); } catch { }")]
    [InlineData("try { Go(); } catch (Exception) { /* never mind */ }")]
    public void A_swallowed_exception_is_caught(string text) => Swallows(Files.Of(("services/eid/Eid.cs", text))).IsBroken(1);

    [Fact]
    public void A_swallowed_rejection_is_caught() => Swallows(Files.Of(("web/stream.ts", "go().catch(() => {})"))).IsBroken(1);

    [Fact]
    public void A_cancellation_that_was_asked_for_may_end_quietly() => Swallows(Files.Of(
        ("services/eid/Eid.cs", "try { } catch (OperationCanceledException) when (stop.IsCancellationRequested) { }"))).IsKept();

    [Theory]
    [InlineData("-----BEGIN EC PRIVATE KEY-----")]
    [InlineData("amqp://hotline:hunter2@bus:5672/")]
    [InlineData("Host=db;Username=eid;Password=abc12345")]
    [InlineData("\"apiKey\": \"0123456789abcdef\"")]
    public void A_secret_is_caught(string text) => Secrets(Files.Of(("infra/compose.yaml", text))).IsBroken(1);

    [Fact]
    public void A_secret_taken_from_elsewhere_is_let_be() => Secrets(Files.Of(
        ("infra/compose.yaml", "amqp://hotline:${IOC_HOTLINE_PASSWORD:?set it}@bus/\nPassword=$(OWN_PASSWORD)\namqp://{name}:{password}@{host}/"))).IsKept();
}
