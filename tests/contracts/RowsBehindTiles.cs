using System.Text.Json;
using Ioc.Screens.Tiles;
using Xunit;

namespace Ioc.Tests.Contracts;

/// <summary>The link of every tile is a path that a service answers, with filters that it knows.</summary>
public sealed class RowsBehindTiles
{
    private static readonly string[] OfSensors = ["city.air", "sensors.pm25-max"];

    public static TheoryData<string> Tiles => [.. Rows.ByTile.Keys.Concat(OfSensors).Order()];

    [Theory]
    [MemberData(nameof(Tiles))]
    public void Rows_of_a_tile_can_be_asked_for(string tile)
    {
        var link = new Uri("http://gateway" + Rows.Of(tile, "74.725.25975", DateTimeOffset.UnixEpoch)!.Replace("{key}", "key"));
        var service = link.Segments[2].TrimEnd('/');
        var paths = JsonDocument.Parse(File.ReadAllText(Path.Combine(Approved.Root, $"services/{service}/openapi.json"))).RootElement.GetProperty("paths");
        var reads = paths.EnumerateObject().Where(x => Fits(x.Name, link.AbsolutePath) && x.Value.TryGetProperty("get", out _)).ToList();
        var known = Assert.Single(reads).Value.GetProperty("get").GetProperty("parameters").EnumerateArray()
            .Where(x => x.GetProperty("in").GetString() == "query").Select(x => x.GetProperty("name").GetString()!.ToLowerInvariant()).ToHashSet();
        var asked = link.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(x => x.Split('=')[0].ToLowerInvariant());
        Assert.Empty(asked.Except(known));
    }

    private static bool Fits(string path, string asked)
    {
        var (known, wanted) = (path.Split('/'), asked.Split('/'));
        return known.Length == wanted.Length && known.Zip(wanted).All(x => x.First == x.Second || x.First.StartsWith('{'));
    }
}
