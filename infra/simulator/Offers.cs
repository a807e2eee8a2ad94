namespace Ioc.Simulator;

/// <summary>A catalogue of the size that Bình Dương published in February 2025: 2,001 services (FACTS 4.1).</summary>
public static class Offers
{
    /// <summary>Services.</summary>
    public const int Total = 2_001;

    /// <summary>Of these full-process.</summary>
    public const int FullProcess = 892;

    /// <summary>With a fee, all of which can be paid online.</summary>
    public const int WithFee = 680;

    /// <summary>Essential services, all of them online (FACTS 4.7).</summary>
    public const int Essential = 53;

    private static readonly (string Vi, string En)[] Fields =
    [
        ("Đất đai", "Land"), ("Hộ tịch", "Civil status"), ("Xây dựng", "Construction"), ("Đăng ký kinh doanh", "Business registration"),
        ("Giao thông vận tải", "Transport"), ("Y tế", "Health"), ("Giáo dục", "Education"), ("Lao động", "Labour"), ("Môi trường", "Environment"),
        ("Tư pháp", "Justice"), ("Bảo hiểm xã hội", "Social insurance"), ("Cư trú", "Residence"), ("Nông nghiệp", "Agriculture"), ("Công thương", "Industry and trade"),
    ];

    /// <summary>Makes the catalogue of an owner.</summary>
    /// <param name="area">Code of the owning unit.</param>
    public static IReadOnlyList<Offer> Plan(string area) => [.. Enumerable.Range(0, Total).Select(i => Make(area, i))];

    /// <summary>The publication decisions of a year up to a day: a dozen procedures a month, three of four in time, nine of ten disclosed in time.</summary>
    public static IEnumerable<(string Code, object Body)> Publications(DateOnly today) =>
        from month in Enumerable.Range(1, today.Month)
        from number in Enumerable.Range(0, 12)
        let decidedOn = new DateOnly(today.Year, month, 1).AddDays(number * 2)
        where decidedOn <= today
        let disclosedOn = decidedOn.AddDays(number == 7 ? 14 : 3)
        select ($"SIM.{(month * 97) + (number * 8):000000}", (object)new
        {
            Decision = $"{(month * 100) + number}/QĐ-UBND", DecidedOn = decidedOn, EffectiveOn = decidedOn.AddDays(number % 4 == 3 ? 2 : 20),
            DisclosedOn = disclosedOn <= today ? disclosedOn : (DateOnly?)null, PartsComplete = number != 11,
        });

    private static Offer Make(string area, int i)
    {
        var field = Fields[i % Fields.Length];
        // Steps coprime to the total spread each property evenly over the fields.
        bool Is(int step, int count) => (long)i * step % Total < count;
        var full = Is(1_000, FullProcess);
        var essential = Is(1_000, Essential);
        var hasFee = Is(1_303, WithFee);
        var level = (i % 10) switch { < 5 => "province", < 8 => "district", _ => "commune" };
        var code = $"SIM.{i + 1:000000}";
        var days = 1 + i * 7 % 15;
        return new Offer(code, new
        {
            Area = area, NameVi = $"Thủ tục mô phỏng số {i + 1} về {field.Vi.ToLowerInvariant()}", NameEn = $"Simulated procedure {i + 1}, {field.En.ToLowerInvariant()}",
            Level = level, Field = field.Vi, Online = full ? "full" : i % 9 == 0 ? "information" : "partial", HasFee = hasFee, OnlinePayment = hasFee,
            Essential = essential, MaxWorkingDays = days, PaperResult = i % 3 == 0, CitizenSubjects = i % 3 != 1,
        }, level, hasFee, days);
    }
}
