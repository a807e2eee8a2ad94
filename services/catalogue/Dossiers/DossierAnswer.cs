using Ioc.Defaults;

namespace Ioc.Catalogue.Dossiers;

/// <summary>A dossier as the API answers it.</summary>
/// <param name="Area">Area path on the day it was handed in.</param>
/// <param name="LateAt">The due instant, moved on by the time spent waiting for supplements.</param>
public sealed record DossierAnswer(
    string Code, long Version, string Area, string Procedure, string Agency, string Channel, int Status, DateTimeOffset StatusAt,
    DateTimeOffset ReceivedAt, DateTimeOffset? AcceptedAt, DateTimeOffset? DueAt, DateTimeOffset? LateAt, DateTimeOffset? EndedAt,
    int SupplementRequests, long SupplementSeconds, long? FeeDong, bool Synchronised, bool ElectronicResult, bool Digitised, bool Reused,
    bool Shared, bool Disliked, bool PaperResult, bool PopulationData, bool PaidOnline, bool Simulated)
{
    /// <summary>What the caller of an act sees of a row.</summary>
    public static DossierAnswer Of(DossierRow row) => new(
        row.Code, row.Version, row.Area, row.Procedure, row.Agency, row.Channel, row.Status, row.StatusAt, row.ReceivedAt, row.AcceptedAt,
        row.DueAt, row.LateAt, row.EndedAt, row.SupplementRequests, row.SupplementSeconds, row.FeeDong, row.Synchronised, row.ElectronicResult,
        row.Digitised, row.Reused, row.Shared, row.Disliked, row.PaperResult, row.PopulationData, row.PaidOnline, row.Simulated);

    /// <summary>Puts the strong ETag of a dossier on an answer.</summary>
    public static void Tag(HttpResponse response, DossierRow row) => response.Headers.ETag = $"\"{row.Version}\"";

    /// <summary>404 for a dossier that is not there, or that lies outside the caller's area.</summary>
    public static Refusal Unknown(string code) => Refusal.Unknown("no-such-dossier", $"Không có hồ sơ {code}.", $"There is no dossier {code}.");
}
