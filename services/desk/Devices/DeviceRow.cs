using System.Security.Cryptography;
using System.Text;
using Ioc.Messaging;

namespace Ioc.Desk.Devices;

/// <summary>A row of <c>device</c>. Of its secret only the hash is kept: whoever reads the table cannot become a wall.</summary>
internal sealed record DeviceRow
{
    public const string Columns = "id, version, code, asked_at, expires_at, name, area, playlist, tied_at, tied_by, seen_at, revoked_at";

    public required string Id { get; init; }
    public long Version { get; init; }
    public string? Code { get; init; }
    public DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset ExpiresAt { get; init; }
    public string? Name { get; init; }
    public string? Area { get; init; }
    public string? Playlist { get; init; }
    public DateTimeOffset? TiedAt { get; init; }
    public string? TiedBy { get; init; }
    public DateTimeOffset? SeenAt { get; init; }
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>What is kept of a secret of 256 random bits: nothing to guess, so one round is enough.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>Reads a wall by its id and keeps others from changing it.</summary>
    public static Task<DeviceRow?> Lock(Work work, string id, CancellationToken ct) =>
        work.One<DeviceRow>($"select {Columns} from device where id = @id for update", new { id }, ct);
}
