using System.ComponentModel.DataAnnotations;

namespace Ioc.Desk;

/// <summary>Limits of the desk. Section <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>Items that one playlist may hold.</summary>
    [Range(1, 500)]
    public int PlaylistItemsMax { get; set; } = 50;

    /// <summary>Longest shelf.</summary>
    [Range(1, 720)]
    public int ShelfHoursMax { get; set; } = 24;

    /// <summary>An alarm raised so often within <see cref="ChatteringWithinMinutes"/> is chattering.</summary>
    [Range(2, 100)]
    public int ChatteringRaises { get; set; } = 3;

    /// <summary>The span of <see cref="ChatteringRaises"/>.</summary>
    [Range(1, 1_440)]
    public int ChatteringWithinMinutes { get; set; } = 15;

    /// <summary>An alarm that stands longer is stale (ISA-18.2: a day).</summary>
    [Range(1, 720)]
    public int StaleAfterHours { get; set; } = 24;

    /// <summary>How long the code of a wall is good.</summary>
    [Range(1, 60)]
    public int CodeMinutes { get; set; } = 10;

    /// <summary>How long a waiting wall rests between two claims.</summary>
    [Range(1, 60)]
    public int ClaimEverySeconds { get; set; } = 3;

    /// <summary>Walls that may wait for an operator at once; the next one is told to come back.</summary>
    [Range(1, 100_000)]
    public int WaitingDevicesMax { get; set; } = 500;
}
