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
}
