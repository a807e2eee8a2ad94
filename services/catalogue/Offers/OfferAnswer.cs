using Ioc.Defaults;

namespace Ioc.Catalogue.Offers;

/// <summary>A public service as the API answers it.</summary>
/// <param name="Area">Area path of the owning unit.</param>
public sealed record OfferAnswer(
    string Code, long Version, string Area, string NameVi, string NameEn, string Level, string Field, string Online, bool HasFee,
    bool OnlinePayment, bool Essential, int? MaxWorkingDays, bool PaperResult, bool CitizenSubjects,
    bool Simulated)
{
    /// <summary>What the caller of an act sees of a row.</summary>
    public static OfferAnswer Of(OfferRow row) => new(
        row.Code, row.Version, row.Area, row.NameVi, row.NameEn, row.Level, row.Field, row.Online, row.HasFee, row.OnlinePayment,
        row.Essential, row.MaxWorkingDays, row.PaperResult, row.CitizenSubjects, row.Simulated);

    /// <summary>Puts the strong ETag of a service on an answer.</summary>
    public static void Tag(HttpResponse response, OfferRow row) => response.Headers.ETag = $"\"{row.Version}\"";

    /// <summary>404 for a service that is not there, or not offered in the caller's area.</summary>
    public static Refusal Unknown(string code) =>
        Refusal.Unknown("no-such-service", $"Không có dịch vụ công {code}.", $"There is no public service {code}.");
}
