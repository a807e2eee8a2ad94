using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Ioc.Tests.Tidy;

/// <summary>The chart: every value is named in its schema, and every variant renders without a finding.</summary>
public sealed class ChartRules
{
    private const string Chart = "charts/ioc", Schema = Chart + "/values.schema.json";

    /// <summary>Secrets that a site brings along.</summary>
    private static readonly string[] Brought =
        [.. new[] { "ioc-logins", "bus-admin", "db-admin", "cache-login", "ioc-tls", "registry-login" }.SelectMany(name => new[] { "--external", $"Secret/{name}" })];

    private static IEnumerable<string> Faults(Files files)
    {
        using var schema = JsonDocument.Parse(files.Texts[Schema]);
        return [.. files.Ending(".yaml").Where(file => file.Path == Topology.Chart || file.Path.StartsWith(Chart + "/ci/"))
            .SelectMany(file => Faults(file.Path, Topology.Yaml(file.Text), schema.RootElement, schema.RootElement, ""))];
    }

    private static IEnumerable<string> Faults(string path, YamlMappingNode values, JsonElement schema, JsonElement root, string at)
    {
        schema = Follow(schema, root);
        foreach (var (key, value) in values.Children.Select(pair => (pair.Key.ToString(), pair.Value)))
        {
            if (Property(schema, key) is not { } known) yield return $"{path}: {at}{key} is not in {Schema}";
            else if (value is YamlMappingNode map)
                foreach (var fault in Faults(path, map, known, root, $"{at}{key}.")) yield return fault;
        }
    }

    private static JsonElement? Property(JsonElement schema, string key)
    {
        if (schema.TryGetProperty("properties", out var properties) && properties.TryGetProperty(key, out var known)) return known;
        if (!schema.TryGetProperty("additionalProperties", out var others)) return schema;
        return others.ValueKind == JsonValueKind.Object ? others : null;
    }

    private static JsonElement Follow(JsonElement schema, JsonElement root) => schema.TryGetProperty("$ref", out var target)
        ? root.GetProperty("$defs").GetProperty(target.GetString()!["#/$defs/".Length..]) : schema;

    [Fact]
    public void Every_value_is_in_the_schema() => Faults(Files.Repo).IsKept();

    [Theory]
    [InlineData("replica: { count: 2 }\n", "replica is not in")]
    [InlineData("services: { hotline: { replcas: 2 } }\n", "services.hotline.replcas is not in")]
    [InlineData("bus: { external: { hots: bus.example } }\n", "bus.external.hots is not in")]
    public void A_misspelt_value_is_caught(string values, string fault) =>
        Faults(Files.RepoWith(Chart + "/ci/planted.yaml", values)).IsBroken(1, fault);

    [Theory]
    [InlineData("--set", "auth.authority=https://id.example")]
    [InlineData("-f", "ci/small.yaml")]
    [InlineData("-f", "ci/province.yaml")]
    [InlineData("-f", "ci/demo.yaml")]
    [InlineData("-f", "ci/province.yaml", "--set", "bus.bundled=true,cache.bundled=true,network.enabled=false")]
    public async Task Every_variant_renders_without_a_finding(params string[] values)
    {
        var (code, output) = await Tool.Run(Tool.HelmRender, Path.Combine(Files.Root, Chart), [".", "--lint", .. values, .. Brought]);
        Assert.True(code == 0, output);
    }

    [Theory]
    [InlineData("auth.authority", "auth.authority=")]
    [InlineData("not behind an ingress", "services.simulator.enabled=true,ingress.enabled=true,ingress.host=ioc.example")]
    [InlineData("db.external.host", "auth.authority=https://id.example,db.bundled=false")]
    public async Task A_site_that_would_not_stand_is_refused(string fault, string values)
    {
        var (code, output) = await Tool.Run(Tool.HelmRender, Path.Combine(Files.Root, Chart), ".", "--set", values);
        Assert.Equal(1, code);
        Assert.Contains(fault, output);
    }

    [Fact]
    public async Task A_pod_that_may_write_anywhere_is_caught()
    {
        var copy = Directory.CreateTempSubdirectory("ioc-chart-");
        try
        {
            foreach (var (path, text) in Files.Repo.Ending("").Where(file => file.Path.StartsWith(Chart + "/")))
            {
                var target = Path.Combine(copy.FullName, Path.GetRelativePath(Chart, path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                await File.WriteAllTextAsync(target, text.Replace("readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"), TestContext.Current.CancellationToken);
            }
            var (code, output) = await Tool.Run(Tool.HelmRender, copy.FullName, ".", "--lint", "-f", "ci/small.yaml");
            Assert.Equal(2, code);
            Assert.Contains("read-only-root: Deployment/release-name-hotline", output);
        }
        finally { copy.Delete(recursive: true); }
    }
}
