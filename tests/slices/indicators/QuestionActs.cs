using System.Net;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Indicators;

public sealed class QuestionActs(RealDatabases databases) : ThreeWards(databases)
{
    [Fact]
    public async Task Districts_and_communes_are_ranked_by_kind_and_in_all_with_the_change()
    {
        var communes = await Ask("ranking?area=74&window=2025-06&kind=commune");

        Assert.Equal(["25942", "25972", "25975"], Codes(communes, "items").Take(3));
        var last = communes.GetProperty("items")[2];
        Assert.Equal(3, last.GetProperty("rank").GetInt32());
        Assert.Contains("G2", communes.GetProperty("tieRuleEn").GetString(), StringComparison.Ordinal);
        Assert.True(last.GetProperty("delta").GetDecimal() < 0);
        Assert.Equal(-2, last.GetProperty("rankDelta").GetInt32());
        Assert.False(communes.GetProperty("items")[0].TryGetProperty("delta", out _));
        Assert.Equal(["724", "725"], Codes(await Ask("ranking?area=74&window=2025-06&kind=district"), "items").Take(2));
        var all = await Ask("ranking?window=2025-06");
        Assert.Equal(Enumerable.Range(1, all.GetProperty("items").GetArrayLength()), all.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("rankInAll").GetInt32()));
        Assert.Equal(["H09"], Codes(await Ask("ranking?area=74&window=2025-06&kind=agency"), "items"));
        var opened = await Indicators.Room.Caller("viewer", "74").GetAsync(last.GetProperty("opens").GetString());
        Assert.Equal(last.GetProperty("score").GetDecimal(), (await opened.Json()).GetProperty("score").GetDecimal());
    }

    [Fact]
    public async Task Losses_are_shared_out_to_the_units_below_and_add_up()
    {
        var losses = await Ask("scores/74/losses?window=2025-06");

        var metrics = losses.GetProperty("metrics").EnumerateArray().Select(x => x.GetProperty("lost").GetDecimal()).ToList();
        Assert.Equal(metrics.OrderDescending(), metrics);
        Assert.Equal(losses.GetProperty("max").GetDecimal() - losses.GetProperty("score").GetDecimal(), metrics.Sum());
        var progress = losses.GetProperty("areas").EnumerateArray().Where(x => x.GetProperty("metric").GetString() == "2.1").ToList();
        Assert.Equal(("725", 5L, 3.33m), (progress[0].GetProperty("area").GetString(), progress[0].GetProperty("missed").GetInt64(), progress[0].GetProperty("lost").GetDecimal()));
        var below = (await Ask("scores/725/losses?window=2025-06")).GetProperty("areas").EnumerateArray().Where(x => x.GetProperty("metric").GetString() == "2.1")
            .ToDictionary(x => x.GetProperty("area").GetString()!, x => x.GetProperty("lost").GetDecimal());
        Assert.Equal((4.0m, 1.0m), (below["25975"], below["25972"]));
    }

    [Fact]
    public async Task The_cheapest_way_up_is_told_for_a_tenth_a_rank_a_class_and_a_target()
    {
        var way = await Ask("scores/25975/cheapest?window=2025-06&target=100");

        var tenth = way.GetProperty("tenth");
        Assert.Equal((true, 1L), (tenth.GetProperty("reached").GetBoolean(), tenth.GetProperty("changes").GetInt64()));
        var step = Assert.Single(tenth.GetProperty("steps").EnumerateArray());
        Assert.Equal(("dossier", 1L), (step.GetProperty("unit").GetString(), step.GetProperty("change").GetInt64()));
        Assert.Equal((3, 2, "25972"), (way.GetProperty("rank").GetProperty("from").GetInt32(), way.GetProperty("rank").GetProperty("to").GetInt32(), way.GetProperty("rank").GetProperty("above").GetString()));
        var score = way.GetProperty("score").GetDecimal();
        Assert.True(score + way.GetProperty("rank").GetProperty("plan").GetProperty("points").GetDecimal() > way.GetProperty("rank").GetProperty("score").GetDecimal());
        Assert.Equal("average", way.GetProperty("class").GetProperty("code").GetString());
        Assert.False(way.GetProperty("target").GetProperty("reached").GetBoolean());
        Assert.Contains("1.1", way.GetProperty("missing").EnumerateArray().Select(x => x.GetString()));
        Assert.False((await Ask("scores/25942/cheapest?window=2025-06")).TryGetProperty("rank", out _));
        await Refused("scores/25975/cheapest?target=101", "/query/target");
    }

    [Fact]
    public async Task Changed_counts_are_scored_again_and_nothing_is_stored()
    {
        var before = await Indicators.Scores("25975", "2025-06");

        var after = await (await WhatIf("25975", new { metrics = new object[] { new { code = "2.1", numerator = 9, denominator = 10 }, new { code = "1.4", addNumerator = 5 } } })).Json();

        Assert.Equal((before.GetProperty("score").GetDecimal(), 6m + 1m), (after.GetProperty("before").GetDecimal(), after.GetProperty("difference").GetDecimal()));
        Assert.Equal(["1.4", "2.1"], Codes(after, "metrics"));
        Assert.Equal((12m, 18m, 6L, 9L), Metric(after.GetProperty("metrics")[1]));
        Assert.Equal(before.GetProperty("score").GetDecimal(), (await Indicators.Scores("25975", "2025-06")).GetProperty("score").GetDecimal());
        var tile = await (await WhatIf("25975", new { metrics = new object[] { new { code = "3.1-3.3", score = 12 } } })).Json();
        Assert.Equal(12m, tile.GetProperty("difference").GetDecimal());

        static (decimal, decimal, long, long) Metric(JsonElement metric) => (metric.GetProperty("before").GetDecimal(), metric.GetProperty("after").GetDecimal(),
            metric.GetProperty("numeratorBefore").GetInt64(), metric.GetProperty("numeratorAfter").GetInt64());
    }

    [Fact]
    public async Task Changes_that_cannot_be_are_named_at_once()
    {
        var answer = await WhatIf("25975", new
        {
            metrics = new object?[] { new { code = "2.1", addNumerator = 5 }, new { code = "9.9", numerator = 1, denominator = 2 }, null, new { code = "4.1", numerator = 3, denominator = 2 } },
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/metrics/0/numerator", "/metrics/1/code", "/metrics/2", "/metrics/3/numerator"], await answer.Pointers());

        var nothing = await WhatIf("25975", new { });
        Assert.Equal(["/metrics"], await nothing.Pointers());
        var unknown = await WhatIf("25975", new { metrics = new object[] { new { code = "1.1", addNumerator = 5 }, new { code = "2.1", numerator = 1, addNumerator = 5 } } });
        Assert.Equal(["/metrics/0", "/metrics/1"], await unknown.Pointers());
    }

    [Fact]
    public async Task A_metric_may_be_called_by_any_of_its_names_and_keeps_its_zero_rule()
    {
        var byCode = await (await WhatIf("25975", new { metrics = new object[] { new { code = "1.4", addNumerator = 5 }, new { code = "2.1", numerator = 9, denominator = 10 } } })).Json();
        var byName = await (await WhatIf("25975", new { metrics = new object[] { new { code = "DOSSIER_SYNC", addNumerator = 5 }, new { code = "02.1 ON_TIME", numerator = 9, denominator = 10 } } })).Json();
        Assert.Equal(byCode.GetProperty("metrics").GetRawText(), byName.GetProperty("metrics").GetRawText());

        var without = await (await WhatIf("25975", new { metrics = new object[] { new { code = "2.1", numerator = 0, denominator = 0 }, new { code = "5.2", numerator = 0, denominator = 0 }, new { code = "5.4", numerator = 0, denominator = 0 } } })).Json();
        Assert.Equal(without.GetProperty("maxBefore").GetDecimal() - 20, without.GetProperty("maxAfter").GetDecimal());
        Assert.Equal([("2.1", null), ("5.4", 0m)], without.GetProperty("metrics").EnumerateArray().Where(x => x.GetProperty("code").GetString() != "5.2")
            .Select(x => (x.GetProperty("code").GetString()!, x.TryGetProperty("after", out var after) ? after.GetDecimal() : (decimal?)null)));

        var refused = await WhatIf("25975", new { metrics = new object[] { new { code = "G2", addNumerator = 1 }, new { code = "4.5b", numerator = 1, denominator = 2 } } });
        Assert.Equal(["/metrics/0", "/metrics/1/code"], await refused.Pointers());
    }

    [Fact]
    public async Task A_parameter_of_another_type_is_named_with_what_it_should_be()
    {
        var answer = await Indicators.Room.Caller("viewer", "74").GetAsync("/api/indicators/766/scores/725/forecast?target=abc");

        Assert.Equal((HttpStatusCode.BadRequest, "malformed-request"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(["/query/target"], await answer.Pointers());
        Assert.Contains("88.47", (await answer.Json()).GetProperty("errors")[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ranking?area=725")]
    [InlineData("scores/725/losses")]
    [InlineData("scores/725/cheapest")]
    [InlineData("scores/725/series")]
    [InlineData("scores/725/forecast")]
    [InlineData("scores/725/report")]
    [InlineData("scores/725/published")]
    [InlineData("compare?areas=724,725")]
    public async Task A_foreign_area_is_not_shown(string path)
    {
        var foreign = await Indicators.Room.Caller("district", "724").GetAsync($"/api/indicators/766/{path}");
        Assert.Equal((HttpStatusCode.Forbidden, "foreign-area"), (foreign.StatusCode, await foreign.Problem()));
        Assert.Equal(HttpStatusCode.Forbidden, (await Indicators.Room.Caller("device", "74").GetAsync($"/api/indicators/766/{path}")).StatusCode);
    }

    [Theory]
    [InlineData("ranking?area=74&window=2025-13&kind=village", "/query/kind", "/query/window")]
    [InlineData("scores/99999/losses", "/path/area")]
    [InlineData("scores/725/cheapest?window=2030-01", "/query/window")]
    public async Task A_question_without_an_answer_hears_why(string path, params string[] pointers) => await Refused(path, pointers);
}
