using Ioc.Defaults;

namespace Ioc.Simulator;

/// <summary>Reports of a day, and the petitions of a year: 2,452 came through 1022 in 2024 (FACTS 4.1, 5.5).</summary>
public sealed class Tickets(Town town, SimulatorOptions options)
{
    /// <summary>Petitions of a year.</summary>
    public const int PetitionsAYear = 2_452;

    private static readonly string[] Channels = ["phone", "phone", "phone", "phone", "app", "app", "app", "zalo", "zalo", "web", "facebook", "email", "portal", "sms"];

    /// <summary>Fields with the hours in which the hotline promises an answer, and how many of a hundred reports they are.</summary>
    private static readonly (string Category, string Summary, string Agency, int Hours, int Share)[] Kinds =
    [
        ("Môi trường, rác thải", "Rác sinh hoạt chưa được thu gom", "Phòng Tài nguyên và Môi trường", 48, 24),
        ("Giao thông, đèn tín hiệu", "Đèn tín hiệu không hoạt động", "Đội Quản lý giao thông", 24, 18),
        ("Hạ tầng, chiếu sáng", "Đèn đường hỏng", "Công ty Công trình đô thị", 72, 17),
        ("Cấp thoát nước", "Nắp cống hư, nước tràn mặt đường", "Công ty Cấp thoát nước", 48, 12),
        ("Tiếng ồn", "Tiếng ồn kéo dài sau 22 giờ", "Công an phường", 24, 12),
        ("Xây dựng, lấn chiếm", "Vật liệu xây dựng lấn chiếm vỉa hè", "Đội Trật tự đô thị", 120, 11),
        ("An sinh, hỗ trợ", "Hỏi về hồ sơ trợ cấp", "Phòng Lao động", 360, 6),
    ];

    /// <summary>A report is done with after so many hours at the latest.</summary>
    private const int HoursMax = 94;

    /// <summary>Field reports of a date, by instant.</summary>
    public IReadOnlyList<TicketPlan> Plan(DateOnly on)
    {
        var random = new Random(unchecked(options.Seed * 1_022 + on.DayNumber));
        var start = VietnamTime.StartOf(on);
        return [.. Enumerable.Range(0, options.TicketsADay)
            .Select(i => Report(random, $"sim-{options.Seed}-{on:yyyyMMdd}-{i}", start + DayCurve.Draw(random, options.AroundTheClock))).OrderBy(x => x.OpenedAt)];
    }

    /// <summary>Petitions on procedures of the year that ends now, by instant.</summary>
    public IReadOnlyList<TicketPlan> Petitions(DateOnly today)
    {
        var random = new Random(unchecked(options.Seed * 766 + today.Year));
        return [.. Enumerable.Range(0, PetitionsAYear)
            .Select(i => Petition(random, $"sim-{options.Seed}-{today.Year}-petition-{i}", VietnamTime.StartOf(today.AddDays(-1 - random.Next(364))) + DayCurve.Draw(random, options.AroundTheClock)))
            .OrderBy(x => x.OpenedAt)];
    }

    private TicketPlan Report(Random random, string key, DateTimeOffset openedAt)
    {
        var left = random.Next(100);
        var kind = Kinds.First(x => (left -= x.Share) < 0);
        // Nine of ten in time (FACTS 5.5: handled about 90 %).
        var share = random.NextDouble() < 0.09 ? 1.05 + random.NextDouble() * 2 : 0.05 + random.NextDouble() * 0.75;
        return Make(random, key, openedAt, kind.Category, kind.Summary, kind.Agency, procedural: false, TimeSpan.FromHours(Math.Min(HoursMax, kind.Hours * share)));
    }

    private TicketPlan Petition(Random random, string key, DateTimeOffset openedAt) =>
        Make(random, key, openedAt, "Thủ tục hành chính", "Hỏi về hồ sơ trễ hẹn", "Trung tâm Phục vụ hành chính công", procedural: true,
            TimeSpan.FromDays(random.NextDouble() < 0.08 ? 24 + random.NextDouble() * 10 : 1 + random.NextDouble() * 16));

    private TicketPlan Make(
        Random random, string key, DateTimeOffset openedAt, string category, string summary, string agency, bool procedural, TimeSpan handling)
    {
        var commune = town.Draw(random);
        var slow = procedural ? handling * (0.7 + 0.3 * town.Slowness[commune]) : handling;
        var place = town.Communes[commune];
        var channel = Channels[random.Next(Channels.Length)];
        var (lat, lon) = Spot(random, place);
        return new TicketPlan(key, at => new
        {
            Area = place.Code, Category = category, Channel = channel, Summary = $"{summary} (mô phỏng)",
            Procedural = procedural, OpenedAt = at, Lat = procedural ? (double?)null : lat, Lon = procedural ? (double?)null : lon,
        }, openedAt, agency, openedAt + slow * 0.1, openedAt + slow, random.NextDouble() < 0.6 ? random.NextDouble() < 0.93 ? 4 + random.Next(2) : 1 + random.Next(3) : null);
    }

    /// <summary>Reports come from a market, a crossing and a residential block of each commune more than from elsewhere.</summary>
    private static (double Lat, double Lon) Spot(Random random, Ioc.Areas.Area place)
    {
        var spot = random.Next(4);
        var spread = spot == 3 ? 0.02 : 0.004;
        double Near(double middle, int step) => Math.Round(middle + (spot == 3 ? 0 : ((spot + step) % 3 - 1) * 0.012) + (random.NextDouble() - 0.5) * spread, 5);
        return (Near(place.Lat, 0), Near(place.Lon, 1));
    }
}
