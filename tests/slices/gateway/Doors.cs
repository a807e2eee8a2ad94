using System.Text.Json;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>Every route of the gateway with the roles that may use it, written apart from the routes themselves.</summary>
public static class Doors
{
    public const string Anybody = "";
    public const string Readers = "viewer operator agency district admin";
    public const string Writers = "operator agency admin";
    public const string Walls = "viewer operator agency district admin device";

    /// <summary>A route as it is written in the gateway's settings.</summary>
    public sealed record Route(string Id, string Method, string Path);

    public static readonly Dictionary<string, string> Roles = new()
    {
        ["catalogue-openapi"] = Anybody, ["catalogue-read"] = Readers, ["catalogue-write"] = Writers, ["catalogue-import"] = Writers,
        ["indicators-openapi"] = Anybody, ["indicators-read"] = Readers, ["indicators-write"] = Writers, ["indicators-evaluate"] = Readers,
        ["indicators-what-if"] = Readers, ["indicators-published"] = Writers, ["indicators-targets"] = Writers,
        ["hotline-openapi"] = Anybody, ["hotline-read"] = Readers, ["hotline-write"] = Writers, ["hotline-import"] = Writers,
        ["eid-openapi"] = Anybody, ["eid-read"] = Readers, ["eid-write"] = Writers,
        ["feeds-openapi"] = Anybody, ["feeds-read"] = Readers, ["feeds-write"] = Writers, ["feeds-readings"] = Writers,
        ["desk-openapi"] = Anybody, ["desk-read"] = Readers, ["desk-write"] = Writers, ["desk-enrol"] = Anybody, ["desk-wall"] = Walls,
        ["screens-openapi"] = Anybody, ["screens-read"] = Walls, ["screens-write"] = Writers, ["screens-stream"] = Walls,
        ["areas-read"] = Walls,
        ["wall-root"] = Anybody, ["wall-pages"] = Anybody, ["wall-desk"] = Anybody, ["wall-enrol"] = Anybody, ["wall-assets"] = Anybody, ["wall-icon"] = Anybody,
    };

    /// <summary>Routes and methods as they stand in appsettings.json.</summary>
    public static IReadOnlyList<Route> All { get; } = [.. Read()];

    /// <summary>Routes that ask for a token.</summary>
    public static IEnumerable<Route> Closed => All.Where(x => Roles.GetValueOrDefault(x.Id) != Anybody);

    private static IEnumerable<Route> Read()
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Gate.Root, "gateway", "appsettings.json")));
        foreach (var route in settings.RootElement.GetProperty("ReverseProxy").GetProperty("Routes").EnumerateObject())
            foreach (var method in route.Value.GetProperty("Match").GetProperty("Methods").EnumerateArray())
                yield return new Route(route.Name, method.GetString()!,
                    route.Value.GetProperty("Match").GetProperty("Path").GetString()!.Replace("{**rest}", "some/thing").Replace("{area}", "74"));
    }
}
