using Ioc.Areas;
using Ioc.Catalogue.Offers;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Judges a record and makes the row of it: the same for one dossier and for a million.</summary>
/// <param name="areas">The dated tree.</param>
/// <param name="calendar">Working days.</param>
/// <param name="now">The instant of the act.</param>
/// <param name="simulated">A simulator sends it.</param>
internal sealed class DossierIntake(AreaTree areas, WorkingCalendar calendar, DateTimeOffset now, bool simulated)
{
    private static readonly string[] Channels = ["direct", "online", "postal"];
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private const int SupplementRequestsMax = 99;

    /// <summary>Largest sum of fees in đồng.</summary>
    public const long FeeDongMax = 1_000_000_000_000;

    /// <summary>Last instant that may be promised: further off, it is a slip of the pen.</summary>
    public static readonly DateTimeOffset DueAtMax = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The row; to be used only when no fault was added.</summary>
    /// <param name="record">What the source system sent.</param>
    /// <param name="terms">Terms of its procedure; null when the catalogue does not have it.</param>
    /// <param name="at">Prefix of the pointers: empty, or <c>line/7</c>.</param>
    public DossierRow Read(DossierRecord record, OfferTerms? terms, string at, Faults faults)
    {
        var code = faults.Words(record.Code, $"{at}/code", 60);
        var shaped = DossierCode.TryRead(code, out var agency);
        faults.Require(shaped || code.Length == 0, $"{at}/code",
            "Mã hồ sơ có dạng 000.00.15.H09-240408-0012 hoặc H44.100-250708-0007.", "A dossier code looks like 000.00.15.H09-240408-0012 or H44.100-250708-0007.");
        var procedure = faults.Words(record.Procedure, $"{at}/procedure", 60);
        faults.Require(terms is not null || procedure.Length == 0, $"{at}/procedure",
            $"Danh mục chưa có dịch vụ công {procedure}; xem GET /api/catalogue/services.", $"The catalogue has no public service {procedure}; see GET /api/catalogue/services.");
        var receivedAt = faults.NotFuture(record.ReceivedAt, $"{at}/receivedAt", now);
        faults.Require(receivedAt >= Earliest, $"{at}/receivedAt", "Trước năm 2000.", "Before the year 2000.");
        var status = record.Status ?? DossierStatus.Accepted;
        faults.Require(DossierStatus.IsKnown(status), $"{at}/status", "Trạng thái từ 1 đến 10.", "A status is 1 to 10.");
        var acceptedAt = AcceptedAt(record, status, receivedAt, at, faults);
        var endedAt = EndedAt(record, status, acceptedAt ?? receivedAt, at, faults);
        var requests = record.SupplementRequests ?? (status == DossierStatus.Supplements ? 1 : 0);
        var seconds = record.SupplementSeconds ?? 0;
        var waited = CheckSupplements(requests, seconds, status, now - receivedAt, at, faults) ? seconds : 0;
        var dueAt = record.DueAt?.ToUniversalTime() ?? DossierClock.DueAt(acceptedAt, terms?.MaxWorkingDays, calendar);
        var promised = faults.Require(!(dueAt < receivedAt || dueAt > DueAtMax), $"{at}/dueAt",
            $"Hẹn trả không trước khi nhận và không sau {DueAtMax:yyyy}.", $"Due not before it was received, and not after {DueAtMax:yyyy}.");
        faults.Require(record.FeeDong is null or (>= 0 and <= FeeDongMax), $"{at}/feeDong", $"Từ 0 đến {FeeDongMax} đồng.", $"0 to {FeeDongMax} đồng.");
        return new DossierRow
        {
            Code = code, Area = Places.Find(areas, record.Area, receivedAt, $"{at}/area", faults)?.Path ?? "", Procedure = procedure,
            Agency = string.IsNullOrWhiteSpace(record.Agency) ? agency : faults.Words(record.Agency, $"{at}/agency", 200),
            Channel = faults.OneOf(record.Channel, $"{at}/channel", Channels), Status = status,
            StatusAt = endedAt ?? acceptedAt ?? receivedAt, ReceivedAt = receivedAt, AcceptedAt = acceptedAt, DueAt = dueAt,
            LateAt = promised ? DossierClock.LateAt(dueAt, waited) : null,
            EndedAt = status == DossierStatus.Supplements && requests > 1 ? null : endedAt,
            SupplementRequests = requests, SupplementSeconds = seconds, FeeDong = record.FeeDong, Synchronised = record.Synchronised,
            ElectronicResult = record.ElectronicResult, Digitised = record.Digitised, Reused = record.Reused, Shared = record.Shared,
            Disliked = record.Disliked, PaperResult = terms?.PaperResult ?? false, HasFee = terms?.HasFee ?? false,
            FullProcess = terms?.FullProcess ?? false, PopulationData = record.PopulationData,
            PaidOnline = record.PaidOnline, Simulated = simulated, Fingerprint = record.Fingerprint(),
        };
    }

    private DateTimeOffset? AcceptedAt(DossierRecord record, int status, DateTimeOffset receivedAt, string at, Faults faults)
    {
        if (status is DossierStatus.Registered or DossierStatus.Refused)
        {
            faults.Require(record.AcceptedAt is null, $"{at}/acceptedAt", "Trạng thái 1 và 3 chưa được tiếp nhận.", "Status 1 and 3 are not accepted.");
            faults.Require(record.DueAt is null, $"{at}/dueAt", "Chưa tiếp nhận thì chưa hẹn trả.", "Nothing is promised before acceptance.");
            return null;
        }
        if (record.AcceptedAt is null) return receivedAt;
        var acceptedAt = faults.NotFuture(record.AcceptedAt, $"{at}/acceptedAt", now);
        faults.Require(acceptedAt >= receivedAt, $"{at}/acceptedAt", "Tiếp nhận trước khi nộp.", "Accepted before it was handed in.");
        return acceptedAt;
    }

    private DateTimeOffset? EndedAt(DossierRecord record, int status, DateTimeOffset start, string at, Faults faults)
    {
        if (record.EndedAt is null)
        {
            faults.Require(!DossierStatus.IsEnd(status) && status != DossierStatus.Supplements, $"{at}/endedAt",
                "Trạng thái 5 và 7 đến 10 cần thời điểm.", "Status 5 and 7 to 10 need the instant.");
            return null;
        }
        var endedAt = faults.NotFuture(record.EndedAt, $"{at}/endedAt", now);
        faults.Require(DossierStatus.IsEnd(status) || status == DossierStatus.Supplements, $"{at}/endedAt",
            "Chỉ trạng thái 5 và 7 đến 10 có thời điểm kết thúc.", "Only status 5 and 7 to 10 have an end.");
        faults.Require(endedAt >= start, $"{at}/endedAt", "Kết thúc trước khi bắt đầu.", "Ends before it begins.");
        return endedAt;
    }

    private static bool CheckSupplements(int requests, long seconds, int status, TimeSpan age, string at, Faults faults)
    {
        faults.Require(requests is >= 0 and <= SupplementRequestsMax && (requests > 0 || status != DossierStatus.Supplements), $"{at}/supplementRequests",
            $"Từ 0 (trạng thái 5: từ 1) đến {SupplementRequestsMax}.", $"0 (status 5: 1) to {SupplementRequestsMax}.");
        return faults.Require(seconds >= 0 && seconds <= Math.Max(0, age.TotalSeconds) && (seconds == 0 || requests > 0), $"{at}/supplementSeconds",
            "Từ 0 đến tuổi của hồ sơ, và chỉ khi có yêu cầu bổ sung.", "0 to the age of the dossier, and only when supplements were asked.");
    }
}
