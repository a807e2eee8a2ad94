using System.Text.RegularExpressions;

namespace Ioc.Tests.Tidy;

/// <summary>What a chart or compose tells a service is something that its code reads: a misspelt variable is heard by nobody, and nobody says so.</summary>
public sealed partial class SettingNameRules
{
    /// <summary>Without these a service refuses to start in Production, or lets no wall in.</summary>
    private static readonly string[] Required = ["Auth__Authority", "Auth__Devices", "Devices__KeyFile"];

    private static readonly string[] Places = ["charts/ioc/", "infra/compose.yaml"];

    /// <summary>Sections whose names below them are names of parts, which the topology's own rules compare.</summary>
    private static readonly string[] ByPart = ["ConnectionStrings", "services", "Accounts"];

    private static IEnumerable<string> Faults(Files files)
    {
        var code = string.Join('\n', files.ProductCode.Select(file => file.Text));
        var sections = Section().Matches(code).ToLookup(match => match.Groups["section"].Value, match => match.Groups["options"].Value);
        var told = Places.ToDictionary(place => place, place => files.Ending("").Where(file => file.Path.StartsWith(place, StringComparison.Ordinal))
            .SelectMany(file => Variable().Matches(file.Text).Select(match => (file.Path, Name: match.Value))).Distinct().ToList());
        foreach (var (path, name) in told.Values.SelectMany(all => all))
        {
            var (section, setting) = name.Split("__") is [var first, var second, ..] ? (first, second) : (name, "");
            if (ByPart.Contains(section) || code.Contains($"\"{section}:{setting}\"") || code.Contains($"\"{section}__{setting}\"")) continue;
            if (int.TryParse(setting, out _) && code.Contains($"\"{section}\"")) continue;
            if (!sections[section].Any(options => Has(files, options, setting))) yield return $"{path}: no code reads {name}";
        }

        foreach (var (place, names) in told)
            foreach (var missing in Required.Except(names.Select(x => x.Name))) yield return $"{place}: nothing sets {missing}";
    }

    private static bool Has(Files files, string options, string setting) => files.ProductCode
        .Any(file => file.Text.Contains($"class {options}") && Regex.IsMatch(file.Text, $@"public [^\n(]+ {setting} {{ get"));

    [Fact]
    public void Every_variable_is_read_and_none_is_missing() => Faults(Files.Repo).IsKept();

    [Theory]
    [InlineData("infra/compose.yaml", "SignIn__ClientId", "SignIn__Client", "no code reads SignIn__Client")]
    [InlineData("charts/ioc/README.md", "SignIn__ClientId", "Signin__ClientId", "no code reads Signin__ClientId")]
    [InlineData("charts/ioc/ci/province.yaml", "Limits__ConnectionsMax", "Limits__MaxConnections", "no code reads Limits__MaxConnections")]
    [InlineData("charts/ioc/templates/_pod.tpl", "name: Auth__Devices", "name: OTHER", "nothing sets Auth__Devices")]
    public void A_misspelt_or_missing_variable_is_caught(string file, string right, string wrong, string fault)
    {
        Assert.Contains(right, Files.Repo.Texts[file]);
        Faults(Files.RepoWith(file, Files.Repo.Texts[file].Replace(right, wrong))).IsBroken(1, fault);
    }

    [GeneratedRegex(@"\b[A-Za-z]+__[A-Za-z0-9]+(?=[:_ ,""`}=\n])")]
    private static partial Regex Variable();

    [GeneratedRegex(@"GetSection\(""(?<section>\w+)""\)\.Get<(?<options>\w+)>|AddOptions<(?<options>\w+)>\(\)\.Bind(Configuration)?\((configuration\.GetSection\()?""(?<section>\w+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Section();
}
