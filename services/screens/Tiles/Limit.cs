namespace Ioc.Screens.Tiles;

/// <summary>The limit that a figure is read against.</summary>
/// <param name="Value">In the tile's unit.</param>
/// <param name="Side">above or below: the side that is bad.</param>
public sealed record Limit(double Value, string Side);
