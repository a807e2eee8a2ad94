using System.Text.Json;
using Ioc.Areas;
using Ioc.Defaults;

namespace Ioc.Screens.Tiles;

/// <summary>What figures are read against where their owner says nothing: dated data, checked when it is read.</summary>
public sealed class Limits
{
    private static readonly string[] Sides = ["above", "below"];
    private readonly AreaTree areas;
    private readonly ILookup<string, Line> lines;

    /// <summary>One line of <c>limits.json</c>.</summary>
    /// <param name="Level">province, district or commune; absent for all of them.</param>
    /// <param name="From">First day on which it holds; the newest that has begun is in force.</param>
    /// <param name="Side">above or below: the side that is bad.</param>
    /// <param name="Why">Where the value comes from.</param>
    public sealed record Line(string? Tile, string? Level, DateOnly? From, double? Value, string? Side, string? Why);

    /// <summary>Reads the limits that come with the product.</summary>
    public Limits(AreaTree areas) : this(areas, Cache.Script("limits.json"))
    {
    }

    /// <summary>Reads limits.</summary>
    /// <exception cref="InvalidDataException">The data has faults; all of them are listed.</exception>
    public Limits(AreaTree areas, string json)
    {
        this.areas = areas;
        var read = JsonSerializer.Deserialize<Line[]>(json, Json.Options) ?? [];
        var faults = read.SelectMany((line, i) => Faults(line).Select(fault => $"limit {i + 1}: {fault}")).ToList();
        faults.AddRange(read.GroupBy(x => (x.Tile, x.Level, x.From)).Where(x => x.Count() > 1).Select(x => $"{x.Key.Tile} has two limits from {x.Key.From:yyyy-MM-dd} on"));
        if (faults.Count > 0) throw new InvalidDataException(string.Join("; ", faults));
        lines = read.OrderByDescending(x => x.Level is not null).ThenByDescending(x => x.From).ToLookup(x => x.Tile!);
    }

    /// <summary>The limit of a tile on a day; null without one. A line for the unit's level goes before one for all.</summary>
    /// <param name="area">Area path.</param>
    public Limit? Of(string tile, string area, DateTimeOffset asOf)
    {
        var on = VietnamTime.DateOf(asOf);
        var level = areas.Find(area[(area.LastIndexOf('.') + 1)..], on)?.Level;
        return lines[tile].FirstOrDefault(x => x.From <= on && (x.Level is null || x.Level == level)) is { } line ? new Limit(line.Value!.Value, line.Side!) : null;
    }

    private static IEnumerable<string> Faults(Line line)
    {
        if (string.IsNullOrWhiteSpace(line.Tile)) yield return "tile is missing";
        if (line.Level is not null && !Area.Levels.Contains(line.Level)) yield return $"there is no level {line.Level}";
        if (line.From is null) yield return "from is missing";
        if (line.Value is not { } value || !double.IsFinite(value)) yield return "value is missing";
        if (!Sides.Contains(line.Side)) yield return "side is above or below";
        if (string.IsNullOrWhiteSpace(line.Why)) yield return "why is missing";
    }
}
