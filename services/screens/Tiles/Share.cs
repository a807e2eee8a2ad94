namespace Ioc.Screens.Tiles;

/// <summary>A share as a tile: percent with one decimal, and the figures behind it.</summary>
internal static class Share
{
    /// <summary>The tile of a share; of nothing there is no share, which is not a share of nought.</summary>
    public static Tile Of(string name, long numerator, long denominator) =>
        new(name, denominator == 0 ? null : Math.Round(100.0 * numerator / denominator, 1, MidpointRounding.AwayFromZero), "percent")
        {
            Drawn = true,
            Detail = new { Numerator = numerator, Denominator = denominator },
        };
}
