using Ioc.Contracts;
using Ioc.Contracts.Catalogue;
using Ioc.Contracts.Desk;
using Ioc.Contracts.Eid;
using Ioc.Contracts.Feeds;
using Ioc.Contracts.Hotline;
using Ioc.Contracts.Indicators;
using Ioc.Contracts.Platform;
using Ioc.Contracts.Screens;

namespace Ioc.Tests.Contracts;

/// <summary>One fact of each kind with every field set.</summary>
internal static class Samples
{
    private const string Ward = "74.725.25975";
    private static readonly DateTimeOffset At = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    private static readonly TicketState Ticket = new(
        "1022-20250624-0a1b2c3d4e5f", 3, "Môi trường", "phone", "answered", "Phòng TN&MT", true, At, At.AddDays(21), At.AddHours(5), 5);

    private static readonly DossierState Dossier = new(
        "000.00.15.H09-250624-0012", 2, "1.000123", "000.00.15.H09", "online", 9, At, At.AddDays(3), At.AddDays(2), 1, true, true, true, true, true, false,
        AcceptedAt: At.AddMinutes(10), SupplementSeconds: 3_600, PaperResult: true, PopulationData: true, FeeDong: 50_000, PaidOnline: true,
        HasFee: true, FullProcess: true);

    private static readonly AlarmState Alarm = new(
        "a-1", 2, "sensor-limit", "air-01/pm25", "medium", "acknowledged", "Trạm 1: pm25 61,5 ug/m3, vượt giới hạn 50 ug/m3", "Station 1: pm25 61.5 ug/m3, above the limit of 50 ug/m3",
        "Cháy rác", "Burning waste", "Hại sức khỏe", "Bad for health", ["Gọi 1022"], ["Call 1022"], Ward, "city.air", 61.5, 50, "ug/m3", At, At.AddMinutes(15), true,
        At.AddMinutes(30), At.AddMinutes(5), At.AddHours(8));

    public static readonly IReadOnlyList<IFact> All =
    [
        new TicketOpened(Ward, false, Ticket), new UrgentTicketOpened(Ward, false, Ticket, "Environment"), new TicketAssigned(Ward, false, Ticket), new TicketAnswered(Ward, false, Ticket), new TicketRated(Ward, false, Ticket),
        new TicketCountsChanged(Ward, true, 42, At, new TicketCounts(7, 6, 5, 4, 3, 2, 1)),
        new TicketGroupCountsChanged(Ward, true, 42, At, [new GroupCount("phone", 5, 2, "Điện thoại", "Phone")], [new GroupCount("Tiếng ồn", 5, 2, "Tiếng ồn", "Noise")],
            [new GroupCount("Phòng TN&MT", 5, 2)], [new TicketClock("1022-20250624-0a1b2c3d4e5f", "Tiếng ồn", "Phòng TN&MT", At.AddHours(3), Ward)],
            [new TicketPlace(10.94, 106.74, 7)], 4, 3),
        new ServiceListed("74", false, new ServiceState("1.000123", 1, "Đăng ký khai sinh", "Birth registration", "commune", "Hộ tịch", "full", true, true, true, 5, true, true)),
        new ProcedurePublished("74", false, new PublicationState("1.000123", "1245/QĐ-UBND", 2, new(2025, 6, 2), new(2025, 6, 20), new(2025, 6, 5), true)),
        new CertifiedCopiesOffered(Ward, false, 1, true),
        new ServiceCountsChanged("74", true, 42, At, new ServiceCounts(2_001, 892, 900, 680, 680, 53, 53)),
        new DossierReceived(Ward, false, Dossier), new DossierMoved(Ward, false, Dossier),
        new DossierCountsChanged(Ward, true, 42, At, new DossierCounts(6, 5, 4, 3, 2, 1)),
        new DossierGroupCountsChanged(Ward, true, 42, At, [new StatusCount(2, "Được tiếp nhận", "Accepted", 9)], [new GroupCount("000.00.15.H09", 9, 1)],
            new Rate(9, 10), new Rate(8, 10), new Rate(3, 5), new Rate(10, 10)),
        new ScoreChanged(Ward, false, 42, At, "2025-06", "2022-2025", 46.2m, 66m, "good",
            [new GroupScore("G2", 17.69m, 20m)], [new MetricScore("2.1", "G2", 17.69m, 20m, 358_660, 405_424, ["NO_NATIONAL_REPORT_DATA"])],
            Own: [new OwnRate("BD.1", "Hồ sơ qua bưu chính", "Dossiers by post", 2, 3, 66.67m, 30, true)]),
        new RowsWanted("74", false),
        new IdentityCountsChanged("74", true, 42, At, new Dictionary<string, long?> { ["chip-card-issued"] = 2_390_000, ["level1-received"] = null }),
        new ReadingsSummarised(Ward, false, "air-01", "pm25", "ug/m3", At, 2, 3, 40.5, 38, 43, 41, At.AddSeconds(50)),
        new SensorsChanged(Ward, false, 42, At, 12, 1, [new QuantityNow("pm25", "ug/m3", 41, "air-01", At, 50, "above")]),
        new CityChanged(Ward, false, 42, At, 12, 1, [new DomainNow("air", 2, 1, [new SensorNow("air-01", "Trạm An Phú", "An Phu station", "pm25", 61.5, "ug/m3", 50, "above", At, "beyond")])],
            [new SilentSensor("air-02", "Trạm Bình Hòa", "Binh Hoa station", "pm25", At.AddHours(-1), Ward, At.AddDays(-9))]),
        new PartReported("74", false, At, new PartState("hotline", "1a2b3c4d", "1.0.0", 3, 1, 2, 0.4, 12.5, 0.1, 38)),
        new SensorListed(Ward, false, new SensorState("air-01", 2, "air", "Trạm 1", "Station 1", 60, [new QuantityLimit("pm25", "ug/m3", 50, "above", "medium")])),
        new AlarmRaised(Ward, false, Alarm), new AlarmMoved(Ward, false, "acknowledged", Alarm),
        new AlarmCountsChanged("74", false, 42, At, new AlarmCounts(1, 2, 3, 4, 5, 6, 7, 8, [Alarm], true,
            [new AlarmGroup("sensor-limit", "Trị đo vượt giới hạn", "Reading beyond its limit", 3)],
            new AlarmMeasures(9, 1, 2, [new AlarmGroup("sensor-limit", "air-01/pm25: Trị đo vượt giới hạn", "air-01/pm25: Reading beyond its limit", 8)]))),
        new TotalsWanted("74", false),
    ];
}
