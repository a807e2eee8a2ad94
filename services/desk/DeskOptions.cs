using System.ComponentModel.DataAnnotations;

namespace Ioc.Desk;

/// <summary>Limits of the desk. Section <c>Desk</c>.</summary>
public sealed class DeskOptions
{
    /// <summary>Items that one playlist may hold.</summary>
    [Range(1, 500)]
    public int PlaylistItemsMax { get; set; } = 50;
}
