using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

/// <summary>Every row of <c>published-components.csv</c>: each belongs to exactly one of the tests below.</summary>
public sealed class PublishedComponents
{
    private const string Online = "3.1-3.3";
    private const string Payment = "3.5-3.6";

    private static readonly RuleSet Rules = Published.Book.Find("portal-2026")!;

    /// <summary>Group rows that cannot be computed from the file, each with the reason.</summary>
    private static readonly Dictionary<string, string> NotComputable = new()
    {
        ["UBND Đồng Tháp, 2026 YTD (2026-10-10), 3.1-3.3"] = "none of 3.1, 3.2, 3.3 is published with it",
        ["UBND Đồng Nai, 2026 YTD (2026-10-10), 3.1-3.3"] = "none of 3.1, 3.2, 3.3 is published with it",
        ["UBND Thành phố Hồ Chí Minh, 2026 YTD (2026-10-10), 3.1-3.3"] = "none of 3.1, 3.2, 3.3 is published with it",
        ["UBND Đồng Tháp, 2026 YTD (2026-10-10), 3.5-3.6"] = "3.5a is not published with it",
        ["UBND Đồng Nai, 2026 YTD (2026-10-10), 3.5-3.6"] = "3.5a is not published with it",
        ["UBND Thành phố Hồ Chí Minh, 2026 YTD (2026-10-10), 3.5-3.6"] = "3.5a is not published with it",
    };

    private static readonly List<(string Code, Published.Row Row)> Rows =
        [.. Published.Components.Select(r => (r["metric"].Split(' ')[0], r))];

    [Fact]
    public void Every_published_metric_score_is_reproduced_to_the_cent()
    {
        var scored = Rows.Where(r => Rules.Metric(r.Code) is not null && r.Row.Number("score") is not null).ToList();
        Assert.Equal(45, scored.Count);
        Assert.All(scored, r =>
        {
            var metric = Assert.Single(Scorer.Score(Rules, "province", [Input(r)]).Metrics);
            Assert.Equal((r.Row.Number("score"), r.Row.Number("max_score")), (metric.Score, metric.Max));
        });
    }

    [Fact]
    public void Every_published_rate_is_reproduced_to_the_cent()
    {
        var rates = Rows.Where(r => r.Row.Number("ratio_percent") is not null).ToList();
        Assert.Equal(45 + 6, rates.Count);
        Assert.All(rates, r => Assert.Equal(
            r.Row.Number("ratio_percent"), Assert.Single(Scorer.Score(Rules, "province", [Input(r)]).Metrics).Value));
    }

    [Fact]
    public void Every_published_group_whose_parts_are_published_is_reproduced_to_the_cent()
    {
        var groups = Rows.Where(r => r.Code is Online or Payment).ToList();
        Assert.Equal(8, groups.Count);
        var computable = groups.Where(g => !NotComputable.ContainsKey($"{g.Row.Name}, {g.Code}")).ToList();
        Assert.Equal(groups.Count - NotComputable.Count, computable.Count);
        Assert.All(computable, g =>
        {
            var tile = Rules.Tiles.Single(t => t.Code == g.Code);
            var parts = Rows.Where(r => r.Row.Name == g.Row.Name && tile.Metrics.Contains(r.Code)).Select(Input).ToList();
            Assert.Equal(tile.Metrics.Count, parts.Count);
            Assert.Equal(
                [new PartResult(g.Code, g.Row.Number("score")!.Value, g.Row.Number("max_score")!.Value)],
                Scorer.Score(Rules, "province", parts).Tiles);
        });
    }

    [Fact]
    public void A_published_payment_score_leaves_the_unpublished_3_5a_a_possible_rate()
    {
        var payments = Rows.Where(r => r.Code == Payment).ToList();
        Assert.Equal(3, payments.Count);
        Assert.All(payments, p =>
        {
            var known = Rows.Where(r => r.Row.Name == p.Row.Name && r.Code is "3.6" or "3.5b").Select(Input).ToList();
            Assert.Equal(2, known.Count);
            var rest = p.Row.Number("score")!.Value - Scorer.Score(Rules, "province", known).Score;
            Assert.InRange(rest, 0m, 2m);
            Assert.Equal(
                p.Row.Number("score"),
                Scorer.Score(Rules, "province", [.. known, new("3.5a", RatioPercent: rest / 2.5m * 100)]).Score);
        });
    }

    [Theory]
    [InlineData("UBND Đồng Tháp", "UBND Đồng Tháp")]
    [InlineData("UBND Đồng Nai", "UBND Đồng Nai")]
    [InlineData("UBND Thành phố Hồ Chí Minh", "UBND Hồ Chí Minh")]
    public void A_province_published_in_both_files_is_the_same_in_both(string inComponents, string inScores)
    {
        var inputs = Rows.Where(r => r.Row["unit"] == inComponents && r.Row.Number("score") is not null)
            .Select(r => r.Code is Online or Payment ? new(r.Code, Score: r.Row.Number("score")) : Input(r));
        var published = Published.Scores.Single(r => r["unit"] == inScores && r["period"] == "2026 YTD (2026-10-10)");
        var result = Scorer.Score(Rules, "province", [.. inputs]);
        string[] columns = ["transparency", "progress", "online", "digitization", "satisfaction"];
        Assert.Equal(columns.Select(c => published.Number(c)), result.Groups.Select(g => (decimal?)g.Score));
        Assert.Equal((published.Number("total"), 100m), (result.Score, result.Max));
        Assert.Equal("average", result.Class);
        Assert.Empty(result.Missing);
    }

    [Fact]
    public void No_row_of_the_file_is_left_out()
    {
        var payment = Rows.Count(r => r.Code is "3.6" or "3.5b");
        Assert.Equal(Rows.Count, 45 + 6 + 8 + payment);
        Assert.Equal(6, payment);
    }

    private static MetricInput Input((string Code, Published.Row Row) row) =>
        row.Row.Number("denominator") is { } whole
            ? new(row.Code, (long)row.Row.Number("numerator")!.Value, (long)whole)
            : new(row.Code, RatioPercent: row.Row.Number("ratio_percent"));
}
