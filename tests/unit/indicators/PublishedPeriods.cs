using System.Globalization;
using Ioc.Indicators.Published;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class PublishedPeriods
{
    [Theory]
    [InlineData("2026", "2026", "2026-12-31")]
    [InlineData("năm 2024", "2024", "2024-12-31")]
    [InlineData("2026.0", "2026", "2026-12-31")]
    [InlineData("2026 YTD (2026-10-10)", "2026", "2026-10-10")]
    [InlineData("Năm 2026 (lũy kế đến 10/10/2026)", "2026", "2026-10-10")]
    [InlineData("2023 (to 27/11)", "2023", "2023-11-27")]
    [InlineData("2026-08", "2026-08", "2026-08-31")]
    [InlineData("2026-8", "2026-08", "2026-08-31")]
    [InlineData("2026/09", "2026-09", "2026-09-30")]
    [InlineData("09-2026", "2026-09", "2026-09-30")]
    [InlineData("T9/2026", "2026-09", "2026-09-30")]
    [InlineData("Tháng 09 năm 2026", "2026-09", "2026-09-30")]
    [InlineData("tháng 9, năm 2026", "2026-09", "2026-09-30")]
    [InlineData("tháng 9 2026", "2026-09", "2026-09-30")]
    [InlineData("2024-Q2", "2024-Q2", "2024-06-30")]
    [InlineData("quý II/2024", "2024-Q2", "2024-06-30")]
    [InlineData("Quý 3 năm 2026", "2026-Q3", "2026-09-30")]
    [InlineData("2023-W43", "2023-W43", "2023-10-29")]
    [InlineData("Tuần 43/2023", "2023-W43", "2023-10-29")]
    [InlineData("tuần 3 năm 2024", "2024-W03", "2024-01-21")]
    [InlineData("2023-10-30 (week 43)", null, "2023-10-30")]
    [InlineData("10/10/2026", null, "2026-10-10")]
    [InlineData("10-10-2026", null, "2026-10-10")]
    [InlineData("2026-10-10T07:00Z", null, "2026-10-10")]
    [InlineData("9 tháng 2026", null, "2026-12-31")]
    [InlineData("2025-2026 (undated page)", null, "2025-12-31")]
    public void A_period_is_understood_in_the_words_of_its_publisher(string words, string? window, string on)
    {
        var period = Period.Read(words);
        Assert.Equal((window, DateOnly.Parse(on, CultureInfo.InvariantCulture)), (period?.Window, period?.On));
    }

    [Theory]
    [InlineData("hôm qua")]
    [InlineData("2021")]
    [InlineData("20261010")]
    [InlineData("")]
    public void What_names_no_span_since_the_decision_is_none(string words) => Assert.Null(Period.Read(words));
}
