using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ioc.Screens.Walls;

/// <summary>The layouts of all walls, read once at start; a wrong file stops the service with every fault listed.</summary>
public sealed class Layouts
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    private readonly Dictionary<string, Text> texts;

    private Layouts(IEnumerable<(string Wall, string Json)> files) =>
        texts = files.ToDictionary(x => x.Wall, x => new Text(Encoding.UTF8.GetBytes(x.Json)), StringComparer.Ordinal);

    /// <summary>The folder beside the program where the layouts are deployed.</summary>
    public static string DeployedFolder => Path.Combine(AppContext.BaseDirectory, "walls");

    /// <summary>Reads every <c>*.json</c> of a folder.</summary>
    /// <exception cref="LayoutFileException">Files are missing or wrong; all faults are listed.</exception>
    public static Layouts Load(string folder) => Read(
        (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : []).Order(StringComparer.Ordinal)
        .Select(file => (Path.GetFileNameWithoutExtension(file), File.ReadAllText(file))));

    /// <summary>Reads layouts from texts, each with the name of its wall.</summary>
    /// <exception cref="LayoutFileException">A wall is missing or wrong; all faults of all texts are listed.</exception>
    public static Layouts Read(IEnumerable<(string Wall, string Json)> files)
    {
        var all = files.ToList();
        var faults = Drawable.Walls.Except(all.Select(x => x.Wall)).Select(wall => $"{wall}.json: no such file")
            .Concat(all.Select(x => x.Wall).Except(Drawable.Walls).Select(wall => $"{wall}.json: there is no such wall"))
            .Concat(all.SelectMany(x => FaultsOf(x.Json).Select(fault => $"{x.Wall}.json: {fault}"))).ToList();
        return faults.Count == 0 ? new(all) : throw new LayoutFileException(faults);
    }

    /// <summary>The layout of a wall as it was written, with a tag of its content; null when there is no such wall.</summary>
    public (ReadOnlyMemory<byte> Json, string Tag)? Find(string wall) => texts.TryGetValue(wall, out var text) ? (text.Json, text.Tag) : null;

    private static IReadOnlyList<string> FaultsOf(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Layout>(json, Json) is { } layout ? [.. new LayoutChecks(layout).Faults()] : ["The file holds null."];
        }
        catch (JsonException wrong)
        {
            return [wrong.Message];
        }
    }

    private sealed class Text(byte[] json)
    {
        public ReadOnlyMemory<byte> Json => json;

        public string Tag { get; } = $"\"{Convert.ToHexStringLower(SHA256.HashData(json)[..8])}\"";
    }
}
