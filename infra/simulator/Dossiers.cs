using Ioc.Defaults;

namespace Ioc.Simulator;

/// <summary>
/// The dossiers of a day: shares as published for the province where they were (FACTS 4.1: 99.4 % digitised, 89 % electronic; 2: 19 of
/// 20 points for being on time).
/// </summary>
public sealed class Dossiers(Town town, IReadOnlyList<Offer> offers, WorkingCalendar calendar, SimulatorOptions options)
{
    /// <summary>Numbers of earlier months stand clear of those of a day.</summary>
    private const int EarlierNumber = 9_000;

    /// <summary>In the order of the fields of <see cref="Offers"/>.</summary>
    private static readonly string[] Departments =
    [
        "Sở Tài nguyên và Môi trường", "Sở Tư pháp", "Sở Xây dựng", "Sở Kế hoạch và Đầu tư", "Sở Giao thông vận tải", "Sở Y tế", "Sở Giáo dục và Đào tạo",
        "Sở Lao động – Thương binh và Xã hội", "Sở Tài nguyên và Môi trường", "Sở Tư pháp", "Bảo hiểm xã hội tỉnh", "Công an tỉnh",
        "Sở Nông nghiệp và Phát triển nông thôn", "Sở Công Thương",
    ];

    /// <summary>Every dossier of a date, by instant of hand-in; the same for the same seed.</summary>
    /// <param name="on">Local date.</param>
    public IReadOnlyList<DossierPlan> Plan(DateOnly on)
    {
        var random = new Random(unchecked(options.Seed * 10_007 + on.DayNumber));
        var count = options.AroundTheClock || calendar.IsWorking(on) ? options.DossiersADay : options.DossiersADay / 6;
        var start = VietnamTime.StartOf(on);
        return [.. Enumerable.Range(1, count).Select(i => Make(random, on, start + DayCurve.Draw(random, options.AroundTheClock), i)).OrderBy(x => x.ReceivedAt)];
    }

    /// <summary>A few dossiers of an earlier month, by instant of hand-in, all of them ended by now; digital work was rarer then.</summary>
    /// <param name="month">First day of the month.</param>
    /// <param name="monthsAgo">1 is last month.</param>
    public IReadOnlyList<DossierPlan> Month(DateOnly month, int monthsAgo)
    {
        var random = new Random(unchecked(options.Seed * 30_011 + month.DayNumber));
        return [.. Enumerable.Range(1, options.DossiersAnEarlierMonth)
            .Select(i => Make(random, month, VietnamTime.StartOf(month.AddDays(i % 12)) + DayCurve.Draw(random, options.AroundTheClock), EarlierNumber + i, 1 - 0.012 * monthsAgo)).OrderBy(x => x.ReceivedAt)];
    }

    private DossierPlan Make(Random random, DateOnly on, DateTimeOffset receivedAt, int number, double digital = 1)
    {
        var commune = town.Draw(random);
        var at = random.Next(offers.Count);
        var offer = offers[at];
        var dueAt = calendar.AddDays(receivedAt, offer.WorkingDays);
        var late = random.NextDouble() < 0.05 * town.Slowness[commune];
        // Most of the late are late by days; a few by weeks.
        var share = late ? 1 + Math.Pow(random.NextDouble(), 2) * 3 : 0.15 + random.NextDouble() * 0.8;
        bool Of(double chance) => random.NextDouble() < chance;
        var online = Of(0.78);
        var marks = new Marks(Of(0.992 * digital), Of(0.893 * digital), Of(0.824 * digital), Of(0.37), Of(0.21), Of(0.012), Of(0.61 * digital), offer.HasFee && Of(0.7 * digital), offer.HasFee ? random.Next(0, 8) * 25_000L : null);
        var registered = online && Of(0.05);
        var place = town.Communes[commune];
        return new DossierPlan(
            $"000.00.{commune % 99 + 1:00}.H09-{on:yyMMdd}-{number:0000}", offer.Code, place.Code, offer.Level switch
            {
                "province" => Departments[at % Departments.Length], "district" => $"UBND {town.ParentOf(place)}", _ => $"UBND {place.NameVi}",
            },
            online ? "online" : Of(0.9) ? "direct" : "postal", receivedAt, dueAt, registered, [.. Course(random, receivedAt, (dueAt - receivedAt) * share, registered)], marks);
    }

    /// <summary>Taken up soon; one in twelve waits for supplements; a few are withdrawn or stopped; results that are not electronic are fetched.</summary>
    private static IEnumerable<DossierPlan.Move> Course(Random random, DateTimeOffset receivedAt, TimeSpan handling, bool registered)
    {
        bool Of(double chance) => random.NextDouble() < chance;
        DossierPlan.Move Move(double share, int status) => new(receivedAt + handling * share, status);
        if (registered)
        {
            var refused = Of(0.1);
            yield return Move(0.04, refused ? 3 : 2);
            if (refused) yield break;
        }
        yield return Move(0.1, 4);
        if (Of(0.08))
        {
            yield return Move(0.3, 5);
            yield return Move(0.5, 4);
        }
        var end = Of(0.985) ? 9 : Of(0.7) ? 7 : 8;
        yield return Move(1, end);
        if (end == 9 && Of(0.4)) yield return new DossierPlan.Move(receivedAt + handling + TimeSpan.FromHours(1 + random.NextDouble() * 20), 10);
    }
}
