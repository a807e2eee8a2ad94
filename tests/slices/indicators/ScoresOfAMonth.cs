using System.Net;
using Ioc.Tests.Support;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;
using IFact = Ioc.Contracts.IFact;

namespace Ioc.Tests.Slices.Indicators;

public sealed class ScoresOfAMonth(RealDatabases databases) : IAsyncLifetime
{
    private IndicatorsRoom indicators = null!;

    public async ValueTask InitializeAsync() => indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    /// <summary>Now is 24 June 2025: 16 June was due on the 21st.</summary>
    private static IEnumerable<IFact> June =>
    [
        (Dossier("D1", At(2)) with { Synchronised = true, Channel = "online", ElectronicResult = true, Digitised = true, Reused = true, Shared = true }).Finished(At(4)).Told(),
        (Dossier("D2", At(2)) with { Synchronised = true, Channel = "online", PaperResult = true, Disliked = true }).Finished(At(9)).Told(),
        Dossier("D3", At(16)).Told(ThuanGiao),
        Dossier("D4", At(20)).Told(DiAn),
        Petition("P1", At(2)).Answered(At(5), rating: 5).Told(),
        Petition("P2", At(3)).Answered(At(6), rating: 2).Told(),
        Petition("P3", At(3)).Told(ThuanGiao),
        (Petition("T1", At(3)) with { Procedural = false }).Told(),
    ];

    [Fact]
    public async Task A_district_is_scored_from_its_rows_and_says_what_it_lacks()
    {
        await indicators.Hear(June);

        var scores = await indicators.Scores("725", "2025-06");

        Assert.Equal(new Dictionary<string, (long, long)>
        {
            // 1.4 is the province's; nobody told of a fee.
            ["1.4"] = (2, 4), ["2.1"] = (1, 3), ["3.3"] = (1, 3), ["3.6"] = (0, 0), ["4.1"] = (1, 3), ["4.2"] = (1, 3), ["4.3"] = (1, 3), ["4.4"] = (1, 3),
            ["5.2"] = (2, 3), ["5.3"] = (1, 3), ["5.4"] = (0, 3),
        }, IndicatorsRoom.Shares(scores));
        var points = scores.GetProperty("metrics").EnumerateArray().ToDictionary(x => x.GetProperty("code").GetString()!, x => x.GetProperty("score").GetDecimal());
        Assert.Equal([3m, 6.67m, 2m, 0m, 2m, 1.33m, 0.83m, 1.33m, 4m, 2m, 0m], points.Values);
        Assert.Equal((23.16m, 72m), (scores.GetProperty("score").GetDecimal(), scores.GetProperty("max").GetDecimal()));
        Assert.False(scores.TryGetProperty("class", out _));
        Assert.Equal(["1.1", "1.2", "1.3", "3.1", "3.2", "3.5a", "3.5b", "4.6"],
            scores.GetProperty("missing").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal(["NO_NATIONAL_REPORT_DATA"],
            scores.GetProperty("metrics")[0].GetProperty("flags").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal("2022-2025", scores.GetProperty("ruleSet").GetString());
        Assert.Equal("Thành phố Thuận An", scores.GetProperty("area").GetProperty("nameVi").GetString());
        Assert.True(scores.GetProperty("open").GetBoolean());
        Assert.False(scores.GetProperty("simulated").GetBoolean());
        Assert.Equal(indicators.Room.Clock.Now, scores.GetProperty("asOf").GetDateTimeOffset());
    }

    [Fact]
    public async Task An_instant_that_is_told_in_another_zone_is_the_same_instant()
    {
        var vietnam = TimeSpan.FromHours(7);
        var finished = Dossier("D1", At(2)).Finished(At(4));
        await indicators.Hear((finished with { ReceivedAt = finished.ReceivedAt.ToOffset(vietnam), EndedAt = finished.EndedAt!.Value.ToOffset(vietnam) }).Told());

        var row = (await (await indicators.Get("scores/725/rows?window=2025-06&metric=2.1&part=numerator")).Json()).GetProperty("items")[0];
        Assert.Equal(finished.EndedAt, row.GetProperty("endedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task Figures_add_up_the_tree_and_the_current_month_needs_no_name()
    {
        await indicators.Hear(June);

        var province = IndicatorsRoom.Shares(await indicators.Scores("74"));
        var ward = IndicatorsRoom.Shares(await indicators.Scores("25972"));
        var neighbour = await indicators.Scores("25960");

        Assert.Equal(((2L, 4L), (2L, 3L)), (province["2.1"], province["5.2"]));
        Assert.Equal(((0L, 1L), (0L, 1L)), (ward["2.1"], ward["5.2"]));
        Assert.Equal((0L, 0L), IndicatorsRoom.Shares(neighbour)["2.1"]);
        Assert.Contains("2.1", neighbour.GetProperty("missing").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal((15m, 52m), (neighbour.GetProperty("score").GetDecimal(), neighbour.GetProperty("max").GetDecimal()));
    }

    [Fact]
    public async Task One_simulated_row_marks_every_figure_above_it()
    {
        await indicators.Hear(Dossier("D1", At(2)).Told(), Dossier("D2", At(2)).Told(DiAn, simulated: true));

        Assert.True((await indicators.Scores("74")).GetProperty("simulated").GetBoolean());
        Assert.True((await indicators.Scores("724")).GetProperty("simulated").GetBoolean());
        Assert.False((await indicators.Scores("725")).GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task A_closed_month_is_judged_at_its_end_and_stays_as_it_was()
    {
        var open = Dossier("D1", At(30, month: 5)) with { DueAt = At(2) };
        await indicators.Hear(open.Told(), Dossier("D2", At(20, month: 5)).Told(), Petition("P1", At(2, month: 5)).Told());
        var may = await indicators.Scores("725", "2025-05");

        await indicators.Hear(open.Finished(At(20)).Told());

        Assert.Equal((1L, 2L), IndicatorsRoom.Shares(may)["2.1"]);
        Assert.Equal((0L, 1L), IndicatorsRoom.Shares(may)["5.2"]);
        Assert.False(may.GetProperty("open").GetBoolean());
        Assert.Equal("2025-05-31", may.GetProperty("to").GetString());
        Assert.Equal((1L, 2L), IndicatorsRoom.Shares(await indicators.Scores("725", "2025-05"))["2.1"]);
        Assert.Equal((0L, 0L), IndicatorsRoom.Shares(await indicators.Scores("725", "2025-06"))["2.1"]);
    }

    [Fact]
    public async Task A_month_begins_and_ends_at_midnight_in_Vietnam()
    {
        await indicators.Hear(
            Dossier("D1", new DateTimeOffset(2025, 5, 31, 16, 59, 59, TimeSpan.Zero)).Told(),
            Dossier("D2", new DateTimeOffset(2025, 5, 31, 17, 0, 0, TimeSpan.Zero)).Told());

        Assert.Equal(1, IndicatorsRoom.Shares(await indicators.Scores("74", "2025-05"))["2.1"].Denominator);
        Assert.Equal(1, IndicatorsRoom.Shares(await indicators.Scores("74", "2025-06"))["2.1"].Denominator);
    }

    [Fact]
    public async Task A_code_is_the_unit_that_it_meant_in_the_window()
    {
        await indicators.Hear(Dossier("D1", At(2)).Told("74.718.25747"));
        indicators.Room.Clock.Now = At(10, month: 8);
        await indicators.Hear(Dossier("D2", At(4, month: 8)).Told("79.25747"), Dossier("D3", At(4, month: 8)).Told("79.25747"));

        var before = await indicators.Scores("25747", "2025-06");
        var after = await indicators.Scores("25747", "2025-08");

        Assert.Equal(("Phường Phú Cường", "74.718.25747", 1L),
            (before.GetProperty("area").GetProperty("nameVi").GetString(), before.GetProperty("area").GetProperty("path").GetString(), IndicatorsRoom.Shares(before)["2.1"].Denominator));
        Assert.Equal(("Phường Thủ Dầu Một", "79.25747", 2L),
            (after.GetProperty("area").GetProperty("nameVi").GetString(), after.GetProperty("area").GetProperty("path").GetString(), IndicatorsRoom.Shares(after)["2.1"].Denominator));
        var ended = await indicators.Get("scores/725?window=2025-07");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ended.StatusCode);
        Assert.Equal(["/path/area"], await ended.Pointers());
    }

    [Theory]
    [InlineData("725", "2025-07", "/query/window")]
    [InlineData("725", "2025-6", "/query/window")]
    [InlineData("725", "2025-13", "/query/window")]
    [InlineData("725", "june", "/query/window")]
    [InlineData("725", "2022-05", "/query/window")]
    [InlineData("99999", "2025-06", "/path/area")]
    [InlineData("79", "2025-06", "/path/area")]
    [InlineData("99999", "2026-01", "/query/window", "/path/area")]
    public async Task A_question_that_has_no_answer_hears_why(string area, string window, params string[] pointers)
    {
        foreach (var path in new[] { $"scores/{area}?window={window}", $"scores/{area}/rows?window={window}&metric=2.1&part=numerator" })
        {
            var answer = await indicators.Get(path);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Equal(pointers, (await answer.Pointers()));
        }
    }

    [Theory]
    [InlineData("viewer", "724", HttpStatusCode.Forbidden, "foreign-area")]
    [InlineData("district", "25975", HttpStatusCode.Forbidden, "foreign-area")]
    [InlineData("admin", "79", HttpStatusCode.Forbidden, "foreign-area")]
    [InlineData("device", "74", HttpStatusCode.Forbidden, "role-not-allowed")]
    public async Task A_foreign_area_is_not_shown(string role, string area, HttpStatusCode status, string problem)
    {
        foreach (var path in new[] { "scores/725", "scores/725/rows?metric=2.1&part=numerator" })
        {
            var answer = await indicators.Room.Caller(role, area).GetAsync($"/api/indicators/766/{path}");
            Assert.Equal(status, answer.StatusCode);
            Assert.Equal(problem, await answer.Problem());
        }
    }

    [Fact]
    public async Task Every_figure_can_be_opened_down_to_its_rows()
    {
        await indicators.Hear(June);
        foreach (var (metric, share) in IndicatorsRoom.Shares(await indicators.Scores("725")))
        {
            // What is both late and disliked takes one off: -1 + 1 here, bounded at 0 in the score.
            var rows = await Rows($"scores/725/rows?metric={metric}&part=numerator&rows=1");
            Assert.Equal(share.Numerator, Math.Max(0, rows.Sum(x => x.Counts)));
            Assert.Equal(share.Denominator, (await Rows($"scores/725/rows?metric={metric}&part=denominator&rows=2")).Sum(x => x.Counts));
        }
        Assert.Equal([("D1", 1), ("D2", -1)], await Rows("scores/725/rows?metric=5.4&part=numerator"));
        Assert.Equal([("P1", 1), ("P2", 1)], await Rows("scores/25975/rows?metric=5.2&part=numerator"));
    }

    [Fact]
    public async Task Rows_of_no_metric_or_part_are_refused()
    {
        var answer = await indicators.Get("scores/725/rows?metric=2.2&part=both");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/query/metric", "/query/part"], await answer.Pointers());
        foreach (var cursor in new[] { "@", "RDE", "YmFkLWRheXxEMQ" })
            Assert.Equal(HttpStatusCode.BadRequest, (await indicators.Get($"scores/725/rows?metric=2.1&part=numerator&cursor={cursor}")).StatusCode);
    }

    private async Task<List<(string Code, int Counts)>> Rows(string path)
    {
        var seen = new List<(string, int)>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var answer = await indicators.Get($"{path}&cursor={cursor}");
            Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
            var page = await answer.Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(x => (x.GetProperty("code").GetString()!, x.GetProperty("counts").GetInt32())));
            next = page.TryGetProperty("next", out var token) ? token.GetString() : null;
        }
        return seen;
    }
}
