using Ioc.Catalogue.Dossiers;
using Ioc.Catalogue.Offers;
using Ioc.Messaging;

namespace Ioc.Catalogue;

/// <summary>The tables of the catalogue.</summary>
public static class CatalogueDb
{
    /// <summary>Columns of a public service.</summary>
    public const string Offer = """
        code, version, area, name_vi, name_en, level, field, online, has_fee, online_payment, essential, max_working_days, paper_result, citizen_subjects,
        simulated
        """;

    /// <summary>Columns of a dossier.</summary>
    public const string Dossier = """
        code, version, area, procedure, agency, channel, status, status_at, received_at, accepted_at, due_at, late_at, ended_at,
        supplement_requests, supplement_seconds, fee_dong, synchronised, electronic_result, digitised, reused, shared, disliked,
        paper_result, population_data, paid_online, has_fee, full_process, simulated, fingerprint
        """;

    private static readonly string Excluded = string.Join(", ", Offer.Split(',').Select(x => $"excluded.{x.Trim()}"));

    private const string TermsOfOffer = "code, max_working_days, paper_result, has_fee, online = 'full' as full_process";

    /// <summary>Reads a service and keeps others from changing it until the work ends.</summary>
    public static Task<OfferRow?> LockOffer(Work work, string code, CancellationToken ct) =>
        work.One<OfferRow>($"select {Offer} from offer where code = @code for update", new { code }, ct);

    /// <summary>Stores a service under its version; answers 0 when it is new and somebody else just stored it.</summary>
    public static Task<int> StoreOffer(Work work, OfferRow row, CancellationToken ct) => work.Execute($"""
        insert into offer ({Offer}, folded) values (
            @Code, @Version, @Area, @NameVi, @NameEn, @Level, @Field, @Online, @HasFee, @OnlinePayment, @Essential, @MaxWorkingDays,
            @PaperResult, @CitizenSubjects, @Simulated, @folded)
        on conflict (code) do update set ({Offer}, folded) = ({Excluded}, excluded.folded) where excluded.version > offer.version
        """, new
    {
        row.Code, row.Version, row.Area, row.NameVi, row.NameEn, row.Level, row.Field, row.Online, row.HasFee, row.OnlinePayment,
        row.Essential, row.MaxWorkingDays, row.PaperResult, row.CitizenSubjects, row.Simulated,
        folded = Folding.Of($"{row.Code} {row.NameVi} {row.NameEn} {row.Field}"),
    }, ct);

    /// <summary>What dossiers need of one procedure; null when the catalogue does not have it.</summary>
    public static Task<OfferTerms?> Terms(Work work, string? code, CancellationToken ct) =>
        work.One<OfferTerms>($"select {TermsOfOffer} from offer where code = @code", new { code }, ct);

    /// <summary>What dossiers need of every procedure, by code.</summary>
    public static async Task<Dictionary<string, OfferTerms>> AllTerms(Work work, CancellationToken ct) =>
        (await work.Many<OfferTerms>($"select {TermsOfOffer} from offer", null, ct)).ToDictionary(x => x.Code);

    /// <summary>Reads a dossier and keeps others from changing it until the work ends.</summary>
    public static Task<DossierRow?> LockDossier(Work work, string code, CancellationToken ct) =>
        work.One<DossierRow>($"select {Dossier} from dossier where code = @code for update", new { code }, ct);

    /// <summary>Stores a new dossier; answers 0 when its code is already there.</summary>
    public static Task<int> InsertDossier(Work work, DossierRow row, CancellationToken ct) => work.Execute($"""
        insert into dossier ({Dossier}) values (
            @Code, @Version, @Area, @Procedure, @Agency, @Channel, @Status, @StatusAt, @ReceivedAt, @AcceptedAt, @DueAt, @LateAt, @EndedAt,
            @SupplementRequests, @SupplementSeconds, @FeeDong, @Synchronised, @ElectronicResult, @Digitised, @Reused, @Shared, @Disliked,
            @PaperResult, @PopulationData, @PaidOnline, @HasFee, @FullProcess, @Simulated, @Fingerprint)
        on conflict do nothing
        """, row, ct);

    /// <summary>Stores a changed dossier under its new version.</summary>
    public static Task UpdateDossier(Work work, DossierRow row, CancellationToken ct) => work.Execute("""
        update dossier set version = @Version, status = @Status, status_at = @StatusAt, accepted_at = @AcceptedAt, due_at = @DueAt,
            late_at = @LateAt, ended_at = @EndedAt, supplement_requests = @SupplementRequests, supplement_seconds = @SupplementSeconds,
            fee_dong = @FeeDong, synchronised = @Synchronised, electronic_result = @ElectronicResult, digitised = @Digitised,
            reused = @Reused, shared = @Shared, disliked = @Disliked, population_data = @PopulationData, paid_online = @PaidOnline,
            simulated = @Simulated
        where code = @Code
        """, row, ct);
}
