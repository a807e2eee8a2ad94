using Ioc.Defaults;

namespace Ioc.Desk.Devices;

/// <summary>A wall as operators see it.</summary>
/// <param name="Name">Where it hangs, in the words of whoever tied it.</param>
/// <param name="Area">Code of the unit whose figures it may read.</param>
/// <param name="Playlist">What it shows; a wall without one stays at its area's overview.</param>
/// <param name="TiedBy">Who tied it.</param>
/// <param name="SeenAt">When it was last heard of, to five minutes.</param>
/// <param name="RevokedAt">When it lost its right to read.</param>
public sealed record DeviceAnswer(
    string Id, long Version, string Name, string Area, string? Playlist, DateTimeOffset TiedAt, string TiedBy, DateTimeOffset? SeenAt, DateTimeOffset? RevokedAt)
{
    internal static DeviceAnswer Of(DeviceRow row) => new(
        row.Id, row.Version, row.Name ?? "", row.Area ?? "", row.Playlist, row.TiedAt ?? row.AskedAt, row.TiedBy ?? "", row.SeenAt, row.RevokedAt);

    /// <summary>404 for a wall that is not there, or whose area the caller does not cover.</summary>
    public static Refusal Unknown(string id) => Refusal.Unknown("no-such-device", $"Không có thiết bị {id}.", $"There is no device {id}.");
}
