using Ioc.Areas;
using Ioc.Indicators.Targets;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class TargetRules
{
    private static readonly AreaTree Areas = AreaTree.Bundled();
    private static readonly TargetBook Book = TargetBook.Load(TargetBook.DeployedFolder, Published.Book, Areas);

    private static readonly Target Climb = new(
        "x", new("x", "x"), new("x", "x"), new("x", "x"), "percent", "higher", "74", new Reading(40, new(2025, 1, 1)), 80, null, new(2025, 1, 1), new(2025, 12, 31), 0.9m, null, "x");

    [Fact]
    public void Every_aim_of_the_documents_is_there_with_owner_unit_and_source()
    {
        Assert.Equal(["aims-2025", "dti", "plan-2022"], Book.Files.Select(x => x.Name));
        Assert.Equal([80, 50, 100, 70, 100, 25, 90, 90, 100, 50, 50, 65, 38, 100, 1], Book.Files.Single(x => x.Name == "plan-2022").Targets.Select(x => (int)x.Goal));
        Assert.Equal(70, Book.Find("bank-accounts-2022")!.GoalTo);
        Assert.Equal((10m, "lower"), (Book.Find("index-766-rank-2025")!.Goal, Book.Find("index-766-rank-2025")!.Better));
        Assert.Equal(100m, Book.Find("units-at-90-2025")!.Goal);
        Assert.Equal([1, 16, 9, 9, 41, 6, 62, 24], Book.Files.Single(x => x.Name == "dti").Targets.Skip(1).Select(x => (int)x.Readings![0].Value));
    }

    [Theory]
    [InlineData(80, "2025-01-02", "green")]
    [InlineData(79.9, "2026-01-01", "red")]
    [InlineData(58.1, "2025-07-02", "amber")]
    [InlineData(57.9, "2025-07-02", "red")]
    [InlineData(41, "2025-01-05", "amber")]
    [InlineData(39, "2025-01-01", "red")]
    public void The_light_follows_the_way_expected_by_the_day(double value, string on, string light) =>
        Assert.Equal(light, Light.Of(Climb, (decimal)value, DateOnly.Parse(on)));

    [Theory]
    [InlineData(10, "green")]
    [InlineData(11, "amber")]
    [InlineData(12, "red")]
    public void A_rank_is_better_when_lower(int rank, string light) =>
        Assert.Equal(light, Light.Of(Climb with { Better = "lower", Unit = "rank", Baseline = null, Goal = 10 }, rank, new(2025, 6, 1)));

    [Fact]
    public void Without_a_value_the_light_is_grey() => Assert.Equal("grey", Light.Of(Climb, null, new(2025, 6, 1)));

    [Fact]
    public void The_newest_value_counts_and_of_one_day_what_a_person_stated()
    {
        var today = new DateOnly(2025, 6, 1);
        var told = new TargetLine(1, "x", 60, today, "hand", "báo cáo", "an", DateTimeOffset.UnixEpoch);

        Assert.Equal((60m, "hand"), Known(TargetState.Of(Climb, "p", today, (70, today, "/rows"), told)));
        Assert.Equal((70m, "fact"), Known(TargetState.Of(Climb, "p", today, (70, today, "/rows"), told with { ValueOn = today.AddDays(-1) })));
        Assert.Equal((75m, "document"), Known(TargetState.Of(Climb with { Readings = [new(75, today.AddDays(1))] }, "p", today, (70, today, "/rows"), told)));
        Assert.Equal((null, null), Known(TargetState.Of(Climb, "p", today, null, null)));

        static (decimal?, string?) Known(TargetState state) => (state.Value, state.Means);
    }

    [Fact]
    public void A_wrong_file_is_refused_with_every_fault()
    {
        var thrown = Assert.Throws<TargetFileException>(() => TargetBook.Read(
        [
            ("a.json", """
                {"name": "", "title": {"vi": "x", "en": "x"}, "source": "", "targets": [{"code": "x", "name": {"vi": "x", "en": ""}, "group": {"vi": "x", "en": "x"},
                "owner": {"vi": "", "en": ""}, "unit": "apples", "better": "bigger", "area": "00", "baseline": null, "goal": 5, "goalTo": 4, "from": "2025-01-02", "by": "2025-01-01",
                "amberShare": 2, "fact": {"kind": "rate", "metric": "9.9"}, "source": ""}]}
                """),
            ("b.json", "{"),
        ], Published.Book, Areas));

        Assert.Equal(
        [
            "a.json: name or title missing", "a.json: source missing", "a.json: target x: name missing", "a.json: target x: owner missing", "a.json: target x: source missing",
            "a.json: target x: unknown unit apples", "a.json: target x: better must be higher or lower, not bigger", "a.json: target x: unknown area 00",
            "a.json: target x: by is before from", "a.json: target x: amberShare must be 0 to 1", "a.json: target x: goalTo is below goal", "a.json: target x: unknown metric 9.9",
        ], thrown.Faults.SkipLast(1));
        Assert.StartsWith("b.json: ", thrown.Faults[^1], StringComparison.Ordinal);
        Assert.Throws<TargetFileException>(() => TargetBook.Read([], Published.Book, Areas));
    }
}
