using System.Security.Cryptography;
using System.Text.Json;
using Ioc.Defaults;

namespace Ioc.Catalogue.Dossiers;

/// <summary>A dossier as a source system tells it, one at a time or as a line of an import. There is no field for a person, and none is kept.</summary>
/// <param name="Code">Code of Circular 01/2018, article 19.</param>
/// <param name="Procedure">Code of the public service; it must be in the catalogue.</param>
/// <param name="Area">Code of the unit, as of the day it was handed in.</param>
/// <param name="Agency">Receiving agency, at most 200 characters; the identifier in the code, when absent.</param>
/// <param name="Channel">direct, online or postal.</param>
/// <param name="Status">1 to 10; accepted (2), when absent.</param>
/// <param name="ReceivedAt">Handed in; now, when absent.</param>
/// <param name="AcceptedAt">Accepted; when handed in, when absent. Not with status 1 or 3.</param>
/// <param name="DueAt">Promised; acceptance and the procedure's longest time give it, when absent.</param>
/// <param name="EndedAt">End of handling: needed with status 7 to 10; with 5 the instant of the request.</param>
/// <param name="SupplementRequests">How often supplements were asked.</param>
/// <param name="SupplementSeconds">Seconds spent waiting for supplements that came.</param>
/// <param name="FeeDong">Sum of the fee lines in đồng.</param>
public sealed record DossierRecord(
    string? Code, string? Procedure, string? Area, string? Agency, string? Channel, int? Status, DateTimeOffset? ReceivedAt,
    DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, int? SupplementRequests, long? SupplementSeconds, long? FeeDong,
    bool Synchronised, bool ElectronicResult, bool Digitised, bool Reused, bool Shared, bool Disliked, bool PopulationData, bool PaidOnline)
{
    /// <summary>Digest of the content: the same record in another zone, format or road has the same one.</summary>
    public Guid Fingerprint()
    {
        var plain = this with
        {
            ReceivedAt = ReceivedAt?.ToUniversalTime(), AcceptedAt = AcceptedAt?.ToUniversalTime(), DueAt = DueAt?.ToUniversalTime(),
            EndedAt = EndedAt?.ToUniversalTime(),
        };
        return new Guid(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(plain, Json.Options)).AsSpan(0, 16));
    }
}
