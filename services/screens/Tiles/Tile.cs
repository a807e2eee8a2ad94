namespace Ioc.Screens.Tiles;

/// <summary>One figure as a wall draws it, without its area and age, which it shares with the others of its <see cref="Word"/>.</summary>
/// <param name="Name">Domain and figure, e.g. <c>tickets.near-breach</c>.</param>
/// <param name="Value">Null when suppressed, or when there is nothing to measure.</param>
/// <param name="Unit">One of the units of the walls, e.g. <c>ticket</c>, <c>percent</c>, <c>ug/m3</c>.</param>
public sealed record Tile(string Name, double? Value, string Unit)
{
    /// <summary>What the figure is read against, when its owner said so.</summary>
    public Limit? Limit { get; init; }

    /// <summary>What a wall draws beside the figure.</summary>
    public object? Detail { get; init; }

    /// <summary>True when a wall draws how the figure moved: a point a minute is kept, three hours long.</summary>
    public bool Drawn { get; init; }

    /// <summary>True when the detail is long and drawn on the wall of its own area alone: the wall above is told the figure without it.</summary>
    public bool Wide { get; init; }
}
