using System.Text.Json;
using System.Text.RegularExpressions;
using Ioc.Defaults;

namespace Ioc.Tests.Journeys;

/// <summary>signals.json beside the pages of metrics.</summary>
internal static partial class Signals
{
    /// <summary>One signal as signals.json lists it, in the names of Prometheus.</summary>
    /// <param name="OnUse">It appears only after its first use, which one day may not hold; that its code is there is a matter of the tidy level.</param>
    /// <param name="Own">It is listed for this service itself, not in a set of many.</param>
    public sealed record Signal(string Name, string Kind, IReadOnlySet<string> Labels, bool OnUse, bool Own);

    /// <summary>Reads the signals of each service.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<Signal> Listed)> Read(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        return root.GetProperty("services").EnumerateObject().Select(service => (service.Name, (IReadOnlyList<Signal>)
        [
            .. service.Value.GetProperty("sets").EnumerateArray().SelectMany(set => root.GetProperty("sets").GetProperty(set.GetString()!).EnumerateArray()).Select(x => Of(x, false)),
            .. service.Value.GetProperty("signals").EnumerateArray().Select(x => Of(x, true)),
        ]));
    }

    /// <summary>What is listed and not emitted, emitted and not listed, or emitted in another kind or with another label.</summary>
    public static async Task<IEnumerable<string>> Compare(IReadOnlyList<(string Name, IReadOnlyList<Signal> Listed)> services, Func<string, Uri> page)
    {
        using var client = new HttpClient();
        var faults = new List<string>();
        var everywhere = new HashSet<string>();
        foreach (var (service, listed) in services)
        {
            var emitted = Emitted(await client.GetStringAsync(page(service)));
            everywhere.UnionWith(emitted.Keys);
            foreach (var (name, (kind, labels)) in emitted)
                if (listed.FirstOrDefault(x => x.Name == name) is not { } signal) faults.Add($"{service} emits {name}, a {kind} with {string.Join(", ", labels)}, which is not listed");
                else if (signal.Kind != kind) faults.Add($"{service} emits {name} as a {kind}, listed as a {signal.Kind}");
                else if (labels.Except(signal.Labels).ToList() is { Count: > 0 } unknown) faults.Add($"{service} emits {name} with {string.Join(", ", unknown)}, not listed");
            faults.AddRange(listed.Where(x => !emitted.ContainsKey(x.Name) && !x.OnUse).Select(x => $"{service} does not emit {x.Name}"));
        }
        faults.AddRange(services.SelectMany(x => x.Listed).Where(x => !everywhere.Contains(x.Name) && !(x.OnUse && (x.Own || !x.Name.StartsWith("ioc_", StringComparison.Ordinal)))).Select(x => $"nobody emits {x.Name}").Distinct());
        return faults;
    }

    private static Signal Of(JsonElement signal, bool own)
    {
        var kind = signal.GetProperty("kind").GetString()!;
        return new Signal(PrometheusNames.Of(signal.GetProperty("name").GetString()!, signal.GetProperty("unit").GetString(), kind == "counter"), kind,
            signal.GetProperty("labels").EnumerateArray().Select(x => PrometheusNames.Label(x.GetString()!)).ToHashSet(),
            signal.TryGetProperty("onUse", out var onUse) && onUse.GetBoolean(), own);
    }

    /// <summary>Families of a page with their kinds and the labels of their lines.</summary>
    private static Dictionary<string, (string Kind, HashSet<string> Labels)> Emitted(string page)
    {
        var families = new Dictionary<string, (string Kind, HashSet<string> Labels)>();
        HashSet<string> labels = [];
        foreach (var line in page.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            if (line.Split(' ') is ["#", "TYPE", var name, var kind]) families[name] = (kind, labels = []);
            else labels.UnionWith(Label().Matches(line).Select(match => match.Groups["label"].Value).Where(label => label != "le"));
        return families;
    }

    [GeneratedRegex("""(?<label>\w+)="(?:[^"\\]|\\.)*"[,}]""")]
    private static partial Regex Label();
}
