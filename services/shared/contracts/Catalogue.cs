using System.Numerics;

namespace Ioc.Contracts.Catalogue;

/// <summary>One public service (dịch vụ công) in the catalogue.</summary>
/// <param name="Code">National procedure code.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="Level">province, district or commune: who handles it.</param>
/// <param name="Field">Field of administration.</param>
/// <param name="Online">full, partial or information (Decree 42/2022, FACTS 4.1).</param>
/// <param name="HasFee">A fee or charge is due.</param>
/// <param name="OnlinePayment">The fee can be paid online.</param>
/// <param name="Essential">One of the 53 essential services (FACTS 4.7).</param>
/// <param name="MaxWorkingDays">Longest handling time in working days; absent when the procedure sets none.</param>
/// <param name="PaperResult">A paper result is prescribed (FACTS 1.2, 3.3).</param>
/// <param name="CitizenSubjects">Its subjects are citizens, overseas Vietnamese or foreigners (FACTS 1.3, 4.5a).</param>
public sealed record ServiceState(
    string Code, long Version, string NameVi, string NameEn, string Level, string Field, string Online,
    bool HasFee, bool OnlinePayment, bool Essential, int? MaxWorkingDays = null, bool PaperResult = false, bool CitizenSubjects = false);

/// <summary>A public service was put into the catalogue or changed there.</summary>
[Fact("catalogue", "service-listed")]
public sealed record ServiceListed(string Area, bool Simulated, ServiceState Service) : IFact;

/// <summary>One publication decision (quyết định công bố) on one procedure, and its disclosure in the national database (FACTS 1.3, 1.1 to 1.3).</summary>
/// <param name="Procedure">National procedure code.</param>
/// <param name="Decision">Number of the decision, e.g. <c>1245/QĐ-UBND</c>.</param>
/// <param name="Version">Grows by one with each change.</param>
/// <param name="DecidedOn">Date of the decision.</param>
/// <param name="EffectiveOn">Newest day on which the legal basis takes effect.</param>
/// <param name="DisclosedOn">Day of the click "Công khai"; absent while still to be disclosed.</param>
/// <param name="PartsComplete">All constituent parts are disclosed.</param>
public sealed record PublicationState(
    string Procedure, string Decision, long Version, DateOnly DecidedOn, DateOnly EffectiveOn, DateOnly? DisclosedOn, bool PartsComplete);

/// <summary>A procedure was published by a decision, or disclosed after it.</summary>
[Fact("catalogue", "procedure-published")]
public sealed record ProcedurePublished(string Area, bool Simulated, PublicationState Publication) : IFact;

/// <summary>A commune began or ceased to offer electronically certified copies (chứng thực bản sao điện tử; FACTS 1.2, 4.6).</summary>
/// <param name="Version">Grows by one with each change.</param>
[Fact("catalogue", "certified-copies-offered")]
public sealed record CertifiedCopiesOffered(string Area, bool Simulated, long Version, bool Offered) : IFact;

/// <summary>Totals of the catalogue of one area. Unit: services.</summary>
public sealed record ServiceCounts(
    long Total, long FullProcess, long Partial, long WithFee, long WithPayment, long Essential, long EssentialOnline)
    : IAdditionOperators<ServiceCounts, ServiceCounts, ServiceCounts>
{
    /// <summary>Field by field.</summary>
    public static ServiceCounts operator +(ServiceCounts left, ServiceCounts right) => new(
        left.Total + right.Total, left.FullProcess + right.FullProcess, left.Partial + right.Partial,
        left.WithFee + right.WithFee, left.WithPayment + right.WithPayment,
        left.Essential + right.Essential, left.EssentialOnline + right.EssentialOnline);
}

/// <summary>The catalogue was counted again.</summary>
[Fact("catalogue", "service-counts-changed")]
public sealed record ServiceCountsChanged(string Area, bool Simulated, long Version, DateTimeOffset AsOf, ServiceCounts Counts) : IFact;

/// <summary>One dossier (hồ sơ) without its owner: what Index 766 needs of it (FACTS 1.3, 4.4).</summary>
/// <param name="Code">Dossier code of Circular 01/2018, article 19.</param>
/// <param name="Version">Grows by one with each change; the newer wins.</param>
/// <param name="Procedure">Code of the public service.</param>
/// <param name="Agency">Receiving agency.</param>
/// <param name="Channel">direct, online or postal (KenhThucHien 1, 2, 3).</param>
/// <param name="Status">1 to 10, TrangThai of FACTS 4.4.</param>
/// <param name="ReceivedAt">NgayNopHoSo: handed in; the same instant as <paramref name="AcceptedAt"/> at a counter.</param>
/// <param name="DueAt">NgayHenTra, as promised; absent when the procedure has no due date or the dossier is not accepted.</param>
/// <param name="EndedAt">
/// NgayKetThucXuLy by the priority of FACTS 1.3, 2.1: instant of the ending state of an accepted dossier (7 to 10), or of the first
/// supplement request while it waits for the citizen; absent while it waits for a second one.
/// </param>
/// <param name="SupplementRequests">How often supplements were asked.</param>
/// <param name="Synchronised">Sent to the national portal.</param>
/// <param name="ElectronicResult">Result file linked.</param>
/// <param name="Digitised">Files in components and in the result.</param>
/// <param name="Reused">At least one component reused.</param>
/// <param name="Shared">Component taken from, or result pushed to, the national personal store.</param>
/// <param name="Disliked">The citizen disliked or petitioned.</param>
/// <param name="AcceptedAt">NgayTiepNhan, start of the clock; absent while only registered (1), refused (3), or withdrawn before.</param>
/// <param name="SupplementSeconds">Time spent waiting for supplements that came: taken off before comparing with the due instant (FACTS 1.3, 2.1).</param>
/// <param name="PaperResult">The procedure prescribes a paper result (FACTS 1.2, 3.3 and 4.1).</param>
/// <param name="PopulationData">A VNeID-verified account or population data was used (FACTS 1.2, 4.5b).</param>
/// <param name="FeeDong">Sum of the fee lines in đồng; absent when none was stated (FACTS 1.2, 3.5a and 3.6).</param>
/// <param name="PaidOnline">Paid on the national portal or on a local gateway (DuocThanhToanTrucTuyen 1 or 2).</param>
/// <param name="HasFee">The procedure had a fee or charge when the dossier was received (FACTS 1.2, 3.5b and 3.6).</param>
/// <param name="FullProcess">The procedure was offered as a full-process online service then (FACTS 1.7, METRICS 2026).</param>
public sealed record DossierState(
    string Code, long Version, string Procedure, string Agency, string Channel, int Status,
    DateTimeOffset ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? EndedAt, int SupplementRequests,
    bool Synchronised, bool ElectronicResult, bool Digitised, bool Reused, bool Shared, bool Disliked,
    DateTimeOffset? AcceptedAt = null, long SupplementSeconds = 0, bool PaperResult = false, bool PopulationData = false,
    long? FeeDong = null, bool PaidOnline = false, bool HasFee = false, bool FullProcess = false);

/// <summary>A dossier was received at a one-window counter or online.</summary>
[Fact("catalogue", "dossier-received")]
public sealed record DossierReceived(string Area, bool Simulated, DossierState Dossier) : IFact;

/// <summary>A dossier moved to another status.</summary>
[Fact("catalogue", "dossier-moved")]
public sealed record DossierMoved(string Area, bool Simulated, DossierState Dossier) : IFact;

/// <summary>Totals of dossiers of one area and all below it. Unit: dossiers.</summary>
/// <param name="ReceivedToday">Received since local midnight.</param>
/// <param name="ReturnedToday">Ended since local midnight.</param>
/// <param name="OnTimeToday">Ended since local midnight on or before the due instant.</param>
/// <param name="Open">Running or paused.</param>
/// <param name="Paused">Waiting for supplements or payment (5, 6).</param>
/// <param name="Overdue">Running past the due instant, which time spent waiting for supplements has moved on.</param>
public sealed record DossierCounts(
    long ReceivedToday, long ReturnedToday, long OnTimeToday, long Open, long Paused, long Overdue)
    : IAdditionOperators<DossierCounts, DossierCounts, DossierCounts>
{
    /// <summary>Field by field.</summary>
    public static DossierCounts operator +(DossierCounts left, DossierCounts right) => new(
        left.ReceivedToday + right.ReceivedToday, left.ReturnedToday + right.ReturnedToday,
        left.OnTimeToday + right.OnTimeToday, left.Open + right.Open,
        left.Paused + right.Paused, left.Overdue + right.Overdue);
}

/// <summary>Dossiers were counted again.</summary>
[Fact("catalogue", "dossier-counts-changed")]
public sealed record DossierCountsChanged(string Area, bool Simulated, long Version, DateTimeOffset AsOf, DossierCounts Counts) : IFact;

/// <summary>A share with the rows behind it.</summary>
/// <param name="Numerator">Rows that have it.</param>
/// <param name="Denominator">Rows asked.</param>
public sealed record Rate(long Numerator, long Denominator);

/// <summary>Dossiers of one status.</summary>
/// <param name="Status">1 to 10, TrangThai of FACTS 4.4.</param>
/// <param name="Dossiers">1, 2, 4, 5, 6: standing there now; 7 to 10: ended so since the first of the month; 3: received since then and not accepted.</param>
public sealed record StatusCount(int Status, string NameVi, string NameEn, long Dossiers);

/// <summary>Where the dossiers of an area and all below it stand, and the rates of the month so far; told less often than the plain totals.</summary>
/// <param name="Agencies">Open and overdue by receiving agency, most overdue first.</param>
/// <param name="OnTime">Ended by the instant from which it would be late, of those ended (FACTS 1.3, 2.1).</param>
/// <param name="Online">Handed in online, of those received.</param>
/// <param name="PaidOnline">Paid online, of those received for a procedure with a fee whose fee lines are not all nought (FACTS 1.2, 3.6).</param>
/// <param name="Digitised">Files in components and result, of those received (FACTS 1.2, 4.2).</param>
[Fact("catalogue", "dossier-group-counts-changed")]
public sealed record DossierGroupCountsChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, IReadOnlyList<StatusCount> Statuses, IReadOnlyList<GroupCount> Agencies,
    Rate OnTime, Rate Online, Rate PaidOnline, Rate Digitised) : IFact;
