using System.Text.Json;
using Ioc.Messaging;
using Xunit;
using static Ioc.Tests.Slices.Indicators.Story;

namespace Ioc.Tests.Slices.Indicators;

public sealed class ScoresThatAreTold(RealDatabases databases) : IAsyncLifetime
{
    private IndicatorsRoom indicators = null!;

    public async ValueTask InitializeAsync() => indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    private static (long Numerator, long Denominator) Share(JsonElement told, string metric) => told.GetProperty("metrics").EnumerateArray()
        .Where(x => x.GetProperty("code").GetString() == metric)
        .Select(x => (x.GetProperty("numerator").GetInt64(), x.GetProperty("denominator").GetInt64())).SingleOrDefault();

    [Fact]
    public async Task A_dossier_becomes_a_score_of_its_ward_its_district_and_its_province()
    {
        await indicators.Hear((Dossier("D1", At(2)) with { Synchronised = true }).Finished(At(4)).Told(), Dossier("D2", At(3)).Told(DiAn));
        await indicators.WaitTold("74", x => Share(x, "2.1") == (1, 2), "the province counts both");

        Assert.All(await indicators.Room.Totals(), x => Assert.Equal("ioc.indicators.score-changed", x.Type));
        var ward = (await indicators.ToldLast(AnPhu))!.Value;
        Assert.Equal(("2025-06", "2022-2025", 72m), (ward.GetProperty("window").GetString(), ward.GetProperty("ruleSet").GetString(), ward.GetProperty("max").GetDecimal()));
        Assert.Equal(41m, ward.GetProperty("score").GetDecimal());
        Assert.False(ward.TryGetProperty("class", out _));
        Assert.Equal(["G1 3 6", "G2 20 20", "G3 0 12", "G4 0 16", "G5 18 18"], ward.GetProperty("groups").EnumerateArray().Select(x =>
            $"{x.GetProperty("code").GetString()} {x.GetProperty("score").GetDecimal():0.##} {x.GetProperty("max").GetDecimal():0.##}"));
        Assert.Equal((1L, 1L), Share((await indicators.ToldLast("74.725"))!.Value, "2.1"));
        Assert.Equal((0L, 1L), Share((await indicators.ToldLast("74.724"))!.Value, "2.1"));
    }

    [Fact]
    public async Task What_was_told_is_what_the_question_answers()
    {
        await indicators.Hear(Dossier("D1", At(2)).Told(), Dossier("D2", At(20)).Told(ThuanGiao), Petition("P1", At(3)).Told());
        await indicators.WaitTold("74", x => Share(x, "2.1") == (1, 2) && Share(x, "5.2") == (0, 1), "all is counted");

        foreach (var (code, path) in new[] { ("74", "74"), ("725", "74.725"), ("25975", AnPhu), ("25972", ThuanGiao) })
        {
            var (told, asked) = ((await indicators.ToldLast(path))!.Value, await indicators.Scores(code));
            Assert.Equal(asked.GetProperty("score").GetDecimal(), told.GetProperty("score").GetDecimal());
            Assert.Equal(asked.GetProperty("max").GetDecimal(), told.GetProperty("max").GetDecimal());
        }
    }

    [Fact]
    public async Task A_fact_heard_again_or_late_is_told_to_nobody()
    {
        var (first, last) = (Dossier("D1", At(2)), Dossier("D1", At(2)).Finished(At(4)));
        await indicators.Hear(last.Told());
        await indicators.WaitTold("74", x => Share(x, "2.1") == (1, 1), "the dossier is counted");
        var told = (await indicators.Room.Totals()).Count;

        await indicators.Hear(last.Told(), first.Told(), last.Told());
        await indicators.ToldLast("74");

        Assert.Equal(told, (await indicators.Room.Totals()).Count);
        Assert.Equal(9L, await indicators.Room.Scalar<long>("select status::bigint from dossier"));
    }

    [Fact]
    public async Task A_ward_that_no_fact_touched_is_told_when_what_it_inherits_moves_its_points_and_else_not()
    {
        var moving = Dossier("D3", At(4)) with { Synchronised = true };
        await indicators.Hear((Dossier("D1", At(2)) with { Synchronised = true }).Told(), Dossier("D2", At(3)).Told(DiAn));
        await indicators.WaitTold(DiAn, x => Share(x, "1.4") == (1, 2), "both are counted");
        var before = (await indicators.ToldLast(DiAn))!.Value.GetProperty("score").GetDecimal();

        await indicators.Hear(moving.Told());
        await indicators.WaitTold(DiAn, x => Share(x, "1.4") == (2, 3) && x.GetProperty("score").GetDecimal() == before + 1, "4 of 6 points instead of 3");
        var told = await ToldOf(DiAn);

        await indicators.Hear(moving.Finished(At(5)).Told());
        await indicators.WaitTold(AnPhu, x => Share(x, "2.1") == (1, 2), "the other ward is told");
        Assert.Equal(told, await ToldOf(DiAn));

        async Task<int> ToldOf(string area) => (await indicators.Room.Totals()).Count(x => x.Body.GetProperty("area").GetString() == area);
    }

    [Fact]
    public async Task A_due_instant_that_passes_changes_the_score_though_no_fact_came()
    {
        await indicators.Hear(Dossier("D1", At(20)).Told(), Petition("P1", At(20)).Told());
        await indicators.WaitTold("74", x => Share(x, "2.1") == (1, 1) && Share(x, "5.2") == (1, 1), "both are in time");

        indicators.Room.Clock.Now = At(25, 10);
        await indicators.WaitTold("74", x => Share(x, "2.1") == (0, 1), "the dossier is late");
        Assert.Equal((1L, 1L), Share((await indicators.ToldLast("74"))!.Value, "5.2"));
    }

    [Fact]
    public async Task A_month_that_ends_leaves_an_empty_one_behind()
    {
        await indicators.Hear(Dossier("D1", At(20)).Told(), Dossier("D2", At(20)).Told(DiAn));
        await indicators.WaitTold("74", x => Share(x, "2.1") == (2, 2), "June has two");

        indicators.Room.Clock.Now = At(1, 0, month: 7).AddSeconds(1);
        await indicators.WaitTold("74", x => x.GetProperty("window").GetString() == "2025-07", "July has begun");
        var july = (await indicators.ToldLast("74"))!.Value;

        Assert.Equal((0L, 0L), Share(july, "1.4"));
        Assert.Equal(54m, july.GetProperty("max").GetDecimal());
        Assert.Equal("2025-07", (await indicators.ToldLast(DiAn))!.Value.GetProperty("window").GetString());
    }

    [Fact]
    public async Task A_dossier_that_changes_its_place_leaves_the_old_one()
    {
        var dossier = Dossier("D1", At(2));
        await indicators.Hear(dossier.Told());
        await indicators.WaitTold("74.725", x => Share(x, "2.1") == (0, 1), "it is in one district");

        await indicators.Hear((dossier with { Version = 2 }).Told(DiAn));
        await indicators.WaitTold("74.724", x => Share(x, "2.1") == (0, 1), "it is in the other district");

        Assert.Equal((0L, 0L), Share((await indicators.ToldLast("74.725"))!.Value, "4.1"));
        Assert.Equal((0L, 1L), Share((await indicators.ToldLast("74"))!.Value, "2.1"));
    }

    [Theory]
    [InlineData("99.1")]
    [InlineData("74.724.25975")]
    [InlineData("")]
    public async Task A_fact_about_no_place_is_not_applied_and_names_the_reason(string area)
    {
        var dossier = await Assert.ThrowsAsync<Unappliable>(() => indicators.Hear(Dossier("D1", At(2)).Told(area)));
        await Assert.ThrowsAsync<Unappliable>(() => indicators.Hear(Petition("P1", At(2)).Told(area)));

        Assert.Contains($"'{area}'", dossier.Message);
        Assert.Equal(0L, await indicators.Room.Scalar<long>("select (select count(*) from dossier) + (select count(*) from petition)"));
    }

    [Fact]
    public async Task The_scores_of_provinces_and_districts_are_metrics()
    {
        // The gauges are the process's own: no other test speaks of this district.
        await indicators.Hear((Dossier("D1", At(2)) with { Synchronised = true }).Finished(At(4)).Told("74.726.25894"));
        await indicators.WaitTold("74", x => Share(x, "2.1") == (1, 1), "the province counts it");

        var text = await indicators.Room.CreateClient().GetStringAsync("/metrics");

        Assert.Contains(text.Split('\n'), x => x.StartsWith("ioc_indicators_score") && x.Contains("area=\"74.726\"") && x.Contains("group=\"total\"") && x.EndsWith(" 44"));
        Assert.Contains(text.Split('\n'), x => x.StartsWith("ioc_indicators_max") && x.Contains("area=\"74.726\"") && x.Contains("group=\"G4\"") && x.EndsWith(" 16"));
        Assert.DoesNotContain(text.Split('\n'), x => x.StartsWith("ioc_indicators_score") && x.Contains("25894"));
    }
}
