using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Ioc.Contracts.Catalogue;
using Ioc.Tests.Support;
using Npgsql;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

public sealed class ScoresOpened(RealDatabases databases) : IAsyncLifetime
{
    private IndicatorsRoom indicators = null!;
    private string database = "";

    public async ValueTask InitializeAsync() => indicators = new IndicatorsRoom(database = await databases.Servers.NewDatabaseAsync());

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    private static ServiceListed Service(string code, string level = "commune", bool hasFee = false, string field = "Hộ tịch") => new("74", false,
        new ServiceState(code, 1, $"Thủ tục {code}", "", level, field, "full", hasFee, hasFee, false, CitizenSubjects: true));

    [Fact]
    public async Task A_score_opens_down_to_the_rows_that_add_up_to_its_counts()
    {
        await indicators.Hear(
            Service("1.004859", hasFee: true), Service("2.1"), Service("2.2", "province"),
            new ProcedurePublished("74", false, new PublicationState("2.1", "1/QĐ", 1, new(2025, 6, 2), new(2025, 6, 20), new(2025, 6, 4), true)),
            new ProcedurePublished("74", false, new PublicationState("2.2", "1/QĐ", 1, new(2025, 6, 2), new(2025, 6, 3), null, false)),
            new CertifiedCopiesOffered(AnPhu, false, 1, true),
            (Dossier("D1", At(2)) with { Channel = "online", Synchronised = true, HasFee = true, FeeDong = 10, PaidOnline = true, PopulationData = true }).Finished(At(4)).Told(),
            Dossier("D2", At(3)).Told(DiAn), Petition("P1", At(3)).Answered(At(5)).Told());
        await indicators.Count();

        var opened = await Json("scores/74/explain?window=2025-06");

        Assert.Empty(opened.GetProperty("missing").EnumerateArray());
        Assert.Equal(100m, opened.GetProperty("max").GetDecimal());
        var metrics = opened.GetProperty("groups").EnumerateArray().SelectMany(x => x.GetProperty("metrics").EnumerateArray()).ToList();
        Assert.Equal(opened.GetProperty("score").GetDecimal(), metrics.Sum(x => x.GetProperty("score").GetDecimal()));
        foreach (var part in metrics.SelectMany(x => new[] { x.GetProperty("numerator"), x.GetProperty("denominator") }))
        {
            var answer = await indicators.Room.Caller("viewer", "74").GetAsync(part.GetProperty("rows").GetString());
            var rows = (await answer.Json()).GetProperty("items").EnumerateArray().Sum(x => x.GetProperty("counts").GetInt32());
            Assert.Equal(part.GetProperty("value").GetInt64(), rows);
        }
        var shares = IndicatorsRoom.Shares(await indicators.Scores("74"));
        Assert.Equal([(1L, 2L), (1, 2), (1, 1), (3, 3), (1, 3), (1, 1), (1, 1), (1, 1), (1, 3), (1, 91)],
            new[] { "1.1", "1.2", "1.3", "3.1", "3.2", "3.5a", "3.5b", "3.6", "4.5a", "4.6" }.Select(x => shares[x]));
        Assert.Equal((1L, 2L), IndicatorsRoom.Shares(await indicators.Scores("25975"))["1.1"]);
        Assert.Equal((2L, 2L), IndicatorsRoom.Shares(await indicators.Scores("25975"))["3.1"]);
        Assert.Equal("74", (await Json("scores/25975/explain")).GetProperty("groups")[0].GetProperty("metrics")[0].GetProperty("inheritedFrom").GetString());
    }

    [Fact]
    public async Task A_score_can_be_asked_of_an_agency_a_field_and_a_procedure()
    {
        await indicators.Hear(Service("1.004859"), Service("2.1", field: "Đất đai"), Dossier("D1", At(2)).Told(), (Dossier("D2", At(3)) with { Procedure = "2.1", Agency = "H10" }).Told(DiAn));
        await indicators.Count();

        Assert.Equal(new long[] { 2, 1, 1, 1, 0 }, await Received("", "?agency=H10", "?field=Đất đai", "?procedure=2.1", "?agency=H10&procedure=1.004859"));
        Assert.DoesNotContain("5.2", IndicatorsRoom.Shares(await Json("scores/74?procedure=2.1")).Keys);
        Assert.Equal((0L, 1L), IndicatorsRoom.Shares(await Json("scores/74?field=Đất đai"))["3.2"]);

        async Task<long[]> Received(params string[] queries)
        {
            var found = new List<long>();
            foreach (var query in queries) found.Add(IndicatorsRoom.Shares(await Json($"scores/74{query}"))["2.1"].Denominator);
            return [.. found];
        }
    }

    [Fact]
    public async Task What_was_shown_then_is_answered_and_what_changed_since_is_listed_with_its_cause()
    {
        indicators.Room.Clock.Now = At(28, month: 5);
        await indicators.Hear(Dossier("D1", At(20, month: 5)).Told(), Dossier("D2", At(27, month: 5)).Told());
        var shown = IndicatorsRoom.Shares(await indicators.Scores("725", "2025-05"));
        indicators.Room.Clock.Now = At(10);
        await indicators.Count();
        indicators.Room.Clock.Now = At(11);
        await indicators.Hear(Dossier("D1", At(20, month: 5)).Finished(At(21, month: 5)).Told(), Dossier("D3", At(30, month: 5)).Told(ThuanGiao));
        var now = IndicatorsRoom.Shares(await indicators.Scores("725", "2025-05"));

        Assert.Equal(((1L, 2L), (3L, 3L)), (shown["2.1"], now["2.1"]));
        Assert.Equal((1L, 2L), IndicatorsRoom.Shares(await Json($"scores/725?window=2025-05&asKnownAt={At(28, month: 5).UtcDateTime:O}"))["2.1"]);
        Assert.Equal((1L, 2L), IndicatorsRoom.Shares(await Json($"scores/725?window=2025-05&asKnownAt={At(10).UtcDateTime:O}"))["2.1"]);
        foreach (var (then, codes) in new (DateTimeOffset, string[])[] { (At(10), ["D1", "D2"]), (At(11), ["D1", "D2", "D3"]) })
        {
            var figure = (await Json($"scores/725/explain?window=2025-05&asKnownAt={then.UtcDateTime:O}")).GetProperty("groups").EnumerateArray()
                .SelectMany(x => x.GetProperty("metrics").EnumerateArray()).Single(x => x.GetProperty("code").GetString() == "2.1");
            foreach (var part in new[] { figure.GetProperty("numerator"), figure.GetProperty("denominator") })
            {
                var rows = (await (await indicators.Room.Caller("viewer", "74").GetAsync(part.GetProperty("rows").GetString())).Json()).GetProperty("items").EnumerateArray().ToList();
                Assert.Equal(part.GetProperty("value").GetInt64(), rows.Sum(x => x.GetProperty("counts").GetInt32()));
                Assert.All(rows, x => Assert.Contains(x.GetProperty("code").GetString(), codes));
            }
            var page = await Json($"scores/725/rows?window=2025-05&metric=2.1&part=denominator&rows=1&asKnownAt={then.UtcDateTime:O}");
            var next = await Json($"scores/725/rows?window=2025-05&metric=2.1&part=denominator&rows=5&cursor={page.GetProperty("next").GetString()}&asKnownAt={then.UtcDateTime:O}");
            Assert.Equal(codes, page.GetProperty("items").EnumerateArray().Concat(next.GetProperty("items").EnumerateArray()).Select(x => x.GetProperty("code").GetString()));
        }
        var item = Assert.Single((await Json("restatements?area=725&window=2025-05")).GetProperty("items").EnumerateArray());
        Assert.Equal(At(11), item.GetProperty("knownAt").GetDateTimeOffset());
        Assert.Equal([("D1", "corrected"), ("D3", "came-late")],
            item.GetProperty("causes").EnumerateArray().Select(x => (x.GetProperty("code").GetString()!, x.GetProperty("why").GetString()!)));
        Assert.True(item.GetProperty("after").GetDecimal() > item.GetProperty("before").GetDecimal());
        Assert.Contains(item.GetProperty("metrics").EnumerateArray(), x => x.GetProperty("code").GetString() == "2.1"
            && x.GetProperty("numeratorBefore").GetInt64() == 1 && x.GetProperty("denominatorAfter").GetInt64() == 3);
    }

    [Theory]
    [InlineData("restatements?area=725&window=2025-06", "/query/window")]
    [InlineData("restatements", "/query/area")]
    [InlineData("scores/725/rows?metric=2.1&part=denominator&asKnownAt=2031-01-01T00:00:00Z", "/query/asKnownAt")]
    [InlineData("scores/725?level=commune", "/query/level")]
    [InlineData("scores/725?level=village&asKnownAt=2031-01-01T00:00:00Z", "/query/level", "/query/level", "/query/asKnownAt")]
    public async Task A_question_about_the_past_that_has_no_answer_hears_why(string path, params string[] pointers)
    {
        var answer = await indicators.Get(path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, await answer.Pointers());
    }

    [Fact]
    public async Task What_the_national_reporting_system_says_is_the_denominator_of_synchronisation()
    {
        await indicators.Hear((Dossier("D1", At(2)) with { Synchronised = true }).Told(), Dossier("D2", At(3)).Told());
        Assert.Equal(((1L, 2L), "NO_NATIONAL_REPORT_DATA"), await Synchronised("2025-06"));

        Assert.Equal(new long[] { 1, 1, 2 }, new[] { await Report("2025-06", 5), await Report("2025-06", 5), await Report("2025-06", 4) });
        await Report("2024", 120);

        Assert.Equal(((1L, 4L), ""), await Synchronised("2025-06"));
        Assert.Equal(((0L, 10L), "NO_NATIONAL_REPORT_DATA,TEMP_NATIONAL_REPORT_DENOMINATOR"), await Synchronised("2025-05"));
        var refused = await indicators.Room.Caller("operator", "74").PutAsJsonAsync("/api/indicators/766/national-reports/74/2025-13", new { received = -1 });
        Assert.Equal(["/query/window", "/received"], await refused.Pointers());
        Assert.Equal(HttpStatusCode.Forbidden, (await indicators.Room.Caller("viewer", "74").PutAsJsonAsync("/api/indicators/766/national-reports/74/2025-06", new { received = 1 })).StatusCode);

        async Task<long> Report(string window, long received) =>
            (await (await indicators.Room.Caller("operator", "74").PutAsJsonAsync($"/api/indicators/766/national-reports/74/{window}", new { received })).Json()).GetProperty("version").GetInt64();

        async Task<((long, long), string)> Synchronised(string window)
        {
            var metric = (await indicators.Scores("74", window)).GetProperty("metrics").EnumerateArray().First(x => x.GetProperty("code").GetString() == "1.4");
            return ((metric.GetProperty("numerator").GetInt64(), metric.GetProperty("denominator").GetInt64()), string.Join(',', metric.GetProperty("flags").EnumerateArray()));
        }
    }

    [Fact]
    public async Task A_damaged_copy_is_mended_by_what_its_owner_announces_again()
    {
        var dossier = (Dossier("D1", At(2)) with { Synchronised = true }).Finished(At(4)).Told();
        await indicators.Hear(dossier);
        await indicators.Count();
        await using (var source = NpgsqlDataSource.Create(database))
        await using (var damage = source.CreateCommand("update dossier set bits = 1")) await damage.ExecuteNonQueryAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await indicators.Room.Caller("operator", "74").PostAsync("/api/indicators/766:rebuild", null)).StatusCode);
        var before = (await Wanted()).Count;
        Assert.Equal(HttpStatusCode.Accepted, (await indicators.Room.Caller("admin", "74", "79").PostAsync("/api/indicators/766:rebuild", null)).StatusCode);
        Assert.Equal(0, IndicatorsRoom.Shares(await indicators.Scores("74"))["1.4"].Numerator);
        Assert.True((await Wanted()).Count > before);

        await indicators.Hear(dossier, dossier);

        Assert.Equal(1, IndicatorsRoom.Shares(await indicators.Scores("74"))["1.4"].Numerator);

        async Task<List<JsonElement>> Wanted() => [.. (await indicators.Room.Told()).Where(x => x.Type == "ioc.indicators.rows-wanted").Select(x => x.Body)];
    }

    private async Task<JsonElement> Json(string path)
    {
        var answer = await indicators.Get(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Json();
    }
}
