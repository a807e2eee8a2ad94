using System.Text.Json;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Ioc.Tests.Tidy;

/// <summary>What machines read must parse: JSON (with comments where .NET allows them), YAML, and no key twice.</summary>
public sealed class FormatRules
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static IEnumerable<string> Faults(Files files) => files.Ending(".json", ".yaml", ".yml")
        .Where(file => !file.Path.Contains("/templates/"))
        .Select(file => file.Path.EndsWith(".json") ? Json(file.Path, file.Text) : Yaml(file.Path, file.Text))
        .OfType<string>();

    private static string? Json(string path, string text)
    {
        var comments = path.EndsWith("tsconfig.json") || Path.GetFileName(path).StartsWith("appsettings");
        try
        {
            using var document = JsonDocument.Parse(text, comments ? Lenient : Strict);
            return null;
        }
        catch (JsonException fault)
        {
            return $"{path}: {fault.Message}";
        }
    }

    private static string? Yaml(string path, string text)
    {
        try
        {
            new YamlStream().Load(new StringReader(text));
            return null;
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException)
        {
            return $"{path}: {(fault as YamlException)?.Start}: {fault.Message}";
        }
    }

    [Fact]
    public void Every_JSON_and_YAML_file_parses() => Faults(Files.Repo).IsKept();

    [Theory]
    [InlineData("a.json", "{\"a\": 1,}")]
    [InlineData("a.json", "{\"a\": 1, \"a\": 2}")]
    [InlineData("a.yaml", "a: [1\nb: 2")]
    [InlineData("a.yml", "a: 1\na: 2")]
    public void A_file_that_does_not_parse_is_caught(string path, string text) => Faults(Files.Of((path, text))).IsBroken(1, path);
}
