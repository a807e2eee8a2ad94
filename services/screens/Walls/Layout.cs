namespace Ioc.Screens.Walls;

/// <summary>How a wall is laid out: one file <c>walls/{wall}.json</c>.</summary>
public sealed record Layout
{
    /// <summary>What the wall is called, in Vietnamese.</summary>
    public string TitleVi { get; init; } = "";

    /// <summary>The same in English.</summary>
    public string TitleEn { get; init; } = "";

    /// <summary>The tile that the map shows unless somebody asks for another; null on a wall without a map.</summary>
    public string? Map { get; init; }

    /// <summary>What is drawn, in reading order.</summary>
    public IReadOnlyList<Panel> Panels { get; init; } = [];

    /// <summary>One panel; its box is in units of the drawing, 1920 wide and 1080 high.</summary>
    public sealed record Panel
    {
        /// <summary>The kind of drawing, e.g. <c>heat</c>.</summary>
        [System.Text.Json.Serialization.JsonPropertyName("panel")]
        public string Kind { get; init; } = "";

        /// <summary>Left edge.</summary>
        public int X { get; init; }

        /// <summary>Upper edge.</summary>
        public int Y { get; init; }

        /// <summary>Width, above 0.</summary>
        public int Width { get; init; }

        /// <summary>Height, above 0.</summary>
        public int Height { get; init; }

        /// <summary>Names of tiles; <c>a|b</c> is b where an area has no a.</summary>
        public IReadOnlyList<string> Tiles { get; init; } = [];

        /// <summary>Title in Vietnamese, for kinds that have no finding of their own.</summary>
        public string? TitleVi { get; init; }

        /// <summary>The same in English.</summary>
        public string? TitleEn { get; init; }

        /// <summary>The kind that takes this place while a high alarm holds the wall.</summary>
        public string? DuringAlarm { get; init; }

        /// <summary>Right edge.</summary>
        internal int Right => X + Width;

        /// <summary>Lower edge.</summary>
        internal int Bottom => Y + Height;
    }
}
