using System.Text.Json;
using System.Text.Json.Nodes;

namespace Ioc.Indicators.Rules;

/// <summary>Reads the files that the service starts with, so that all that is wrong in one is told at once.</summary>
internal static class FileJson
{
    private static readonly JsonDocumentOptions EachFieldOnce = new() { AllowDuplicateProperties = false };

    /// <summary>The content. Entries of lists that are null are faults; they are left out, so that the others are found too.</summary>
    /// <exception cref="JsonException">The text is no such content.</exception>
    public static T Read<T>(string file, string json, JsonSerializerOptions options, List<string> faults) where T : class
    {
        var content = JsonSerializer.Deserialize<T>(json, options);
        var (root, nulls) = (JsonNode.Parse(json, documentOptions: EachFieldOnce), new List<string>());
        Without(root, "", nulls);
        faults.AddRange(nulls.Select(at => $"{file}: {at} is null"));
        return (nulls.Count > 0 ? root.Deserialize<T>(options) : content) ?? throw new JsonException("The file holds null.");
    }

    private static void Without(JsonNode? of, string at, List<string> nulls)
    {
        if (of is JsonObject fields)
            foreach (var (name, value) in fields) Without(value, $"{at}/{name}", nulls);
        if (of is not JsonArray list) return;
        foreach (var (i, entry) in list.Index()) Without(entry, $"{at}/{i}", nulls);
        nulls.AddRange(list.Index().Where(x => x.Item is null).Select(x => $"{at}/{x.Index}"));
        list.RemoveAll(x => x is null);
    }
}
