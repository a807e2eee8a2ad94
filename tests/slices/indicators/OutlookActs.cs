using System.Net;
using System.Text.Json;
using Ioc.Indicators.Questions;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

public sealed class OutlookActs(RealDatabases databases) : ThreeWards(databases)
{
    [Fact]
    public async Task A_series_shows_each_window_against_the_one_before()
    {
        var series = (await Ask("scores/25975/series?from=2025-04&to=2025-06")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["2025-04", "2025-05", "2025-06"], series.Select(x => x.GetProperty("window").GetString()));
        Assert.False(series[1].TryGetProperty("delta", out _));
        Assert.Equal(series[2].GetProperty("score").GetDecimal() - series[1].GetProperty("score").GetDecimal(), series[2].GetProperty("delta").GetDecimal());
        Assert.Equal(12, (await Ask("scores/25975/series?kind=week")).GetProperty("items").GetArrayLength());
        Assert.Equal("2025-W26", (await Ask("scores/25975/series?kind=week&windows=1")).GetProperty("items")[0].GetProperty("window").GetString());
        await Refused("scores/25975/series?from=2025-07&to=2025-06&windows=0", "/query/from", "/query/windows");
        await Refused("scores/25975/series?kind=day&from=x", "/query/kind", "/query/from");
        await Refused("scores/99999/series", "/path/area");
    }

    [Fact]
    public async Task A_series_is_carried_over_the_reform_along_the_successors()
    {
        Indicators.Room.Clock.Now = At(10, month: 8);
        await Indicators.Hear(Dossier("N", At(2, month: 8)).Told("79.25975"));
        await Indicators.Count();

        // Phường An Phú (25975) took over An Phú whole and a part of Bình Chuẩn, whose main successor is Thuận Giao.
        var series = (await Ask("scores/25975/series?from=2025-06&to=2025-08")).GetProperty("items").EnumerateArray().ToList();

        Assert.Equal(["25975"], series[0].GetProperty("carriedFrom").EnumerateArray().Select(x => x.GetString()!));
        Assert.True(series[0].GetProperty("exact").GetBoolean());
        Assert.True(series[0].GetProperty("score").GetDecimal() > 0);
        Assert.True(series[2].GetProperty("score").GetDecimal() > 0);
        var compared = await Ask("compare?areas=25975,25969&window=2025-06");
        Assert.Equal(["25975", "25969"], compared.GetProperty("areas").EnumerateArray().Select(x => x.GetProperty("area").GetProperty("code").GetString()));
        var progress = compared.GetProperty("metrics").EnumerateArray().Single(x => x.GetProperty("code").GetString() == "2.1").GetProperty("cells");
        Assert.Equal((10L, 10L), (progress[0].GetProperty("denominator").GetInt64(), progress[1].GetProperty("denominator").GetInt64()));
    }

    [Fact]
    public async Task Units_stand_side_by_side()
    {
        var compared = await Ask("compare?areas=724,725&window=2025-06");

        var progress = compared.GetProperty("metrics").EnumerateArray().Single(x => x.GetProperty("code").GetString() == "2.1");
        Assert.Equal([20m, 15m], progress.GetProperty("cells").EnumerateArray().Select(x => x.GetProperty("score").GetDecimal()));
        Assert.Equal(["724"], progress.GetProperty("best").EnumerateArray().Select(x => x.GetString()!));
        Assert.Equal(5m, progress.GetProperty("spread").GetDecimal());
        await Refused("compare?areas=&window=2025-13", "/query/areas", "/query/window");
        await Refused("compare?areas=99999", "/query/areas");
    }

    [Fact]
    public async Task The_year_is_forecast_when_enough_weeks_are_known()
    {
        Assert.False((await Ask("scores/25975/forecast")).TryGetProperty("outcome", out _));
        await Indicators.Hear(Enumerable.Range(0, 10).Select(week => Dossier($"W{week}", At(6, month: 1).AddDays(7 * week)).Finished(At(7, month: 1).AddDays(7 * week)).Told()));
        await Indicators.Count();

        var forecast = await Ask("scores/25975/forecast?target=10");

        Assert.True(forecast.TryGetProperty("outcome", out var outcome), forecast.GetRawText());
        Assert.Equal("2025", forecast.GetProperty("window").GetString());
        Assert.InRange(outcome.GetProperty("value").GetDecimal(), outcome.GetProperty("low").GetDecimal(), outcome.GetProperty("high").GetDecimal());
        Assert.Equal(10m, outcome.GetProperty("target").GetDecimal());
        Assert.NotEqual("", outcome.GetProperty("method").GetProperty("vi").GetString());
        await Refused("scores/25975/forecast?target=-1", "/query/target");
    }

    [Fact]
    public async Task A_report_can_be_printed_and_taken_as_a_table()
    {
        var page = await Indicators.Get("scores/25975/report?window=2025-06");
        var html = await page.Content.ReadAsStringAsync();

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("Báo cáo Bộ chỉ số 766: Phường An Phú", html, StringComparison.Ordinal);
        Assert.Contains("<caption>", html, StringComparison.Ordinal);
        Assert.Contains("scope=\"col\"", html, StringComparison.Ordinal);
        Assert.Contains("@page{size:A4", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html.Replace("https", "http", StringComparison.Ordinal).Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        var csv = await (await Indicators.Get("scores/25975/report?window=2025-06&format=csv")).Content.ReadAsStringAsync();
        Assert.Contains("25975,2025-06,2022-2025,2.1,", csv, StringComparison.Ordinal);
        Assert.Contains(",6,10,60.00,12.00,20.00,8.00,", csv, StringComparison.Ordinal);
        await Refused("scores/25975/report?format=pdf", "/query/format");
    }

    [Fact]
    public async Task A_told_score_carries_rank_change_and_the_cheapest_points()
    {
        // What is told beside a score is counted beside it, and may be of the moment when the first ward was known.
        var (told, turn) = (default(JsonElement), 0);
        await Eventually.Holds(async () =>
        {
            Indicators.Room.Clock.Now += TimeSpan.FromSeconds(Outlooks.KeptSeconds);
            await Indicators.Room.Services.GetRequiredService<Outlooks>().Refresh(default);
            await Indicators.Hear(Dossier($"Z{turn++}", At(2)).Finished(At(12)).Told());
            told = (await Indicators.ToldLast(AnPhu))!.Value;
            return told.TryGetProperty("ranked", out var ranked) && ranked.GetInt32() == 3;
        }, "the score is told with its rank among three");

        Assert.Equal(3, told.GetProperty("rank").GetInt32());
        Assert.True(told.GetProperty("delta").GetDecimal() < 0);
        Assert.Equal(["2025-05", "2025-06"], told.GetProperty("series").EnumerateArray().Select(x => x.GetProperty("window").GetString()));
        Assert.Equal(told.GetProperty("score").GetDecimal(), told.GetProperty("series")[1].GetProperty("score").GetDecimal());
        var cheap = told.GetProperty("cheapest").EnumerateArray().ToList();
        Assert.Contains(cheap, x => x.GetProperty("metric").GetString() == "2.1" && x.GetProperty("unit").GetString() == "dossier" && x.GetProperty("points").GetDecimal() > 0);
        Assert.All(cheap, x => Assert.NotEqual("", x.GetProperty("textVi").GetString()));
        Assert.False(told.TryGetProperty("forecast", out _));
    }

    [Fact]
    public async Task The_official_score_stands_beside_ours()
    {
        var officer = Indicators.Room.Caller("operator", "74");
        var csv = "unit,level,period,metric,numerator,denominator,score\nPhường An Phú,commune,2025-06,2.1,8,10,16\n";
        Assert.Equal(HttpStatusCode.OK, (await officer.PostAsync("/api/indicators/766/published", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"))).StatusCode);
        await officer.PostAsync("/api/indicators/766/published", new StringContent("unit,level,period,total,rank\nPhường An Phú,commune,2025-06,60,3/91\n", System.Text.Encoding.UTF8, "text/csv"));

        var both = await Ask("scores/25975/published?window=2025-06");

        var metric = both.GetProperty("metrics").EnumerateArray().Single(x => x.GetProperty("code").GetString() == "2.1");
        Assert.Equal((16m, 12m, -4m), (metric.GetProperty("published").GetDecimal(), metric.GetProperty("ours").GetDecimal(), metric.GetProperty("difference").GetDecimal()));
        Assert.Equal((60m, 3), (both.GetProperty("total").GetProperty("published").GetDecimal(), both.GetProperty("rank").GetInt32()));
        Assert.Equal(2, both.GetProperty("sources").GetArrayLength());
    }

    [Fact]
    public async Task Without_a_record_of_ours_only_the_official_score_is_shown_and_why()
    {
        await Indicators.Room.Caller("operator", "74").PostAsync("/api/indicators/766/published",
            new StringContent("unit,level,period,total\nPhường An Phú,commune,2025-03,60\n", System.Text.Encoding.UTF8, "text/csv"));

        var both = await Ask("scores/25975/published?window=2025-03");

        Assert.Equal(60m, both.GetProperty("total").GetProperty("published").GetDecimal());
        Assert.False(both.GetProperty("total").TryGetProperty("ours", out _));
        Assert.False(both.GetProperty("total").TryGetProperty("difference", out _));
        Assert.Empty(both.GetProperty("metrics").EnumerateArray());
        Assert.Contains("2025-03", both.GetProperty("noOurs").GetProperty("vi").GetString()!, StringComparison.Ordinal);
        Assert.False((await Ask("scores/25975/published?window=2025-06")).TryGetProperty("noOurs", out _));
    }

    [Fact]
    public async Task Provinces_are_ranked_from_what_was_published()
    {
        Assert.Equal("no-such-snapshot", await (await Indicators.Get("ranking/national")).Problem());
        Indicators.Room.Clock.Now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        var csv = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "indicators", "data", "published-scores.csv"));
        await Indicators.Room.Caller("operator", "74").PostAsync("/api/indicators/766/published", new StringContent(csv, System.Text.Encoding.UTF8, "text/csv"));

        var national = await Ask("ranking/national");

        Assert.Equal(("2026 YTD (2026-10-10)", 62.59m), (national.GetProperty("period").GetString(), national.GetProperty("mean").GetDecimal()));
        var first = national.GetProperty("items")[0];
        Assert.Equal(("UBND Đồng Tháp", 1, 0.19m, "average"), (first.GetProperty("unit").GetString(), first.GetProperty("printedRank").GetInt32(), first.GetProperty("delta").GetDecimal(), first.GetProperty("class").GetString()));
        var week = await Ask("ranking/national?period=" + Uri.EscapeDataString("2023-10-30 (week 43)"));
        Assert.Equal(("74", 0.5m), (week.GetProperty("items")[0].GetProperty("area").GetString(), week.GetProperty("items")[0].GetProperty("delta").GetDecimal()));
    }
}
