using Ioc.Indicators.Scoring;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

/// <summary>Totals and classes of <c>published-scores.csv</c>.</summary>
public sealed class PublishedScores
{
    private const string LiveSnapshot = "2026 YTD (2026-10-09)";

    private static readonly (string Column, string Group)[] Groups =
        [("transparency", "G1"), ("progress", "G2"), ("online", "G3"), ("digitization", "G4"), ("satisfaction", "G5")];

    /// <summary>Rows that contradict themselves: how far, in points, and why.</summary>
    private static readonly Dictionary<string, (decimal Gap, string Reason)> Contradictions = new()
    {
        ["Tỉnh Bình Dương, 2024-04-08"] = (-0.04m, "the newspaper rounded its groups: they add to 79.90, it prints 79.86"),
        ["Tỉnh Sơn La, 2025-2026 (undated page)"] = (3.31m, "the page contradicts itself: its groups add to 83.63, it prints 86.94"),
    };

    /// <summary>Rows whose class is in words that the five classes do not have.</summary>
    private static readonly Dictionary<string, string> OwnWording = new()
    {
        ["Tỉnh Quảng Nam, 2023 (to 27/11)"] = "Trung bình khá",
    };

    private static readonly List<Published.Row> Whole =
        [.. Published.Scores.Where(r => Groups.All(g => r.Number(g.Column) is not null))];

    [Fact]
    public void Every_total_printed_with_its_groups_is_reproduced()
    {
        var rows = Whole.Where(r => r["period"] != LiveSnapshot && !Contradictions.ContainsKey(r.Name)).ToList();
        Assert.Equal(22, rows.Count);
        Assert.All(rows, r => Assert.Equal(r.Number("total"), Score(r).Score));
    }

    [Fact]
    public void A_snapshot_whose_groups_and_totals_were_read_minutes_apart_is_reproduced_within_that_gap()
    {
        var rows = Whole.Where(r => r["period"] == LiveSnapshot).ToList();
        Assert.Equal(17, rows.Count);
        Assert.All(rows, r => Assert.InRange(Math.Abs(r.Number("total")!.Value - Score(r).Score), 0m, 0.35m));
    }

    [Fact]
    public void A_row_that_contradicts_itself_is_off_by_just_what_is_known() =>
        Assert.All(Contradictions, known =>
        {
            var row = Whole.Single(r => r.Name == known.Key);
            Assert.Equal(known.Value.Gap, row.Number("total") - Score(row).Score);
        });

    [Fact]
    public void A_total_printed_with_one_tile_missing_leaves_that_tile_a_possible_score()
    {
        var row = Assert.Single(Published.Scores,
            r => Groups.Any(g => r.Number(g.Column) is not null) && Groups.Any(g => r.Number(g.Column) is null));
        Assert.Contains("payment 10/10 stated", row["source"], StringComparison.Ordinal);
        MetricInput[] known = [.. Groups.Where(g => g.Group != "G3").Select(g => new MetricInput(g.Group, Score: row.Number(g.Column))),
            new("3.5-3.6", Score: 10)];
        var rules = Published.RulesOf(row["period"]);
        var rest = row.Number("total") - Scorer.Score(rules, "province", known).Score;
        var whole = Scorer.Score(rules, "province", [.. known, new("3.1-3.3", Score: rest)]);
        Assert.Equal((row.Number("total"), "excellent"), (whole.Score, whole.Class));
    }

    [Fact]
    public void Every_printed_class_follows_from_its_total()
    {
        var rows = Published.Scores.Where(r => r["classification"].Length > 0).ToList();
        Assert.Equal(16, rows.Count);
        Assert.All(rows, r =>
        {
            var ours = Published.RulesOf(r["period"]).ClassOf(r.Number("total")!.Value).Name.Vi;
            if (OwnWording.TryGetValue(r.Name, out var wording)) Assert.Equal((wording, "Trung bình"), (r["classification"], ours));
            else Assert.Equal(r["classification"], ours);
        });
    }

    private static ScoreResult Score(Published.Row row) => Scorer.Score(
        Published.RulesOf(row["period"]), row["level"], [.. Groups.Select(g => new MetricInput(g.Group, Score: row.Number(g.Column)))]);
}
