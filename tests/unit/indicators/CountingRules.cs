using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class CountingRules
{
    private static readonly DateTimeOffset Accepted = new(2025, 6, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Accepted.AddDays(7);

    private static DossierState Dossier(DateTimeOffset? dueAt, int requests = 0, long waited = 0, DateTimeOffset? endedAt = null) => new(
        "D1", 1, "1.004859", "H09", "direct", 4, Accepted, dueAt, endedAt, requests, false, false, false, false, false, false, Accepted, waited);

    private static readonly Gen<Figures> AnyFigures =
        from window in Gen.Elements("2025-05", "2025-06")
        from hours in Gen.Choose(0, 3)
        from counts in Gen.Choose(-9, 9).Two().ArrayOf(3)
        from codes in Gen.SubListOf("1.4", "2.1", "5.4")
        select new Figures(window, hours == 0 ? null : Accepted.AddHours(hours),
            new(codes.Zip(counts).ToDictionary(x => x.First, x => new Share(x.Second.Item1, Math.Abs(x.Second.Item2)))));

    private static string Written(Figures figures) => JsonSerializer.Serialize(figures, Json.Options);

    [Fact]
    public void A_dossier_is_late_after_its_due_instant() => Assert.Equal(Due, Lateness.Of(Dossier(Due)));

    [Fact]
    public void Time_spent_waiting_for_supplements_moves_the_due_instant_on() =>
        Assert.Equal(Due.AddDays(2), Lateness.Of(Dossier(Due, requests: 1, waited: 2 * 24 * 3600)));

    [Fact]
    public void Without_a_due_instant_there_is_nothing_to_be_late_against() => Assert.Null(Lateness.Of(Dossier(null)));

    [Fact]
    public void Supplements_asked_more_than_once_and_no_result_is_late_at_once() =>
        Assert.Equal((DateTimeOffset.MinValue, DateTimeOffset.MinValue), (Lateness.Of(Dossier(Due, requests: 2)), Lateness.Of(Dossier(null, requests: 3))));

    [Fact]
    public void Supplements_asked_more_than_once_are_forgiven_by_a_result_in_time() =>
        Assert.Equal(Due.AddHours(1), Lateness.Of(Dossier(Due, requests: 2, waited: 3600, endedAt: Due)));

    [Fact]
    public void One_request_for_supplements_is_not_late_by_itself() =>
        Assert.Equal(Due, Lateness.Of(Dossier(Due, requests: 1, endedAt: Accepted.AddDays(1))));

    [Fact]
    public void Figures_add_up_in_any_order_and_grouping() =>
        Prop.ForAll(AnyFigures.Three().ToArbitrary(), t =>
        {
            var (a, b, c) = t;
            return Written(a + b) == Written(b + a) && Written(a + (b + c)) == Written(a + b + c)
                && Written(a + Figures.None) == Written(a) && Written(Figures.None + a) == Written(a);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Figures_are_written_alike_whatever_the_order_they_were_stored_in() =>
        Prop.ForAll(AnyFigures.ToArbitrary(), figures =>
        {
            var turned = $$"""{"metrics":{{{string.Join(",", figures.Metrics.Reverse().Select(x => $"\"{x.Key}\":{JsonSerializer.Serialize(x.Value, Json.Options)}"))}}},"window":"{{figures.Window}}","changesAt":{{JsonSerializer.Serialize(figures.ChangesAt)}}}""";
            return Written(JsonSerializer.Deserialize<Figures>(turned, Json.Options)!) == Written(figures);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Of_two_months_only_the_later_one_counts()
    {
        var (may, june) = (new Figures("2025-05", null, new() { ["2.1"] = new(1, 2) }), new Figures("2025-06", Due, new() { ["2.1"] = new(3, 4) }));

        Assert.Same(june, may + june);
        Assert.Same(june, june + may);
    }

    [Theory]
    [InlineData("2025-06", "2025-06-01", "2025-06-30", "2025-06-30T17:00:00Z")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-02-29T17:00:00Z")]
    [InlineData("2025-12", "2025-12-01", "2025-12-31", "2025-12-31T17:00:00Z")]
    public void A_month_ends_at_midnight_in_Vietnam(string name, string first, string last, string endsAt)
    {
        var window = Window.Parse(name)!;

        Assert.Equal((name, DateOnly.Parse(first), DateOnly.Parse(last)), (window.Name, window.First, window.Last));
        Assert.Equal(DateTimeOffset.Parse(endsAt), window.EndsAt);
        Assert.Equal(window, Window.Of(window.Last));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025")]
    [InlineData("2025-6")]
    [InlineData("2025-00")]
    [InlineData("2025-06-01")]
    [InlineData(" 2025-06")]
    public void What_is_no_month_is_none(string? name) => Assert.Null(Window.Parse(name));

    [Fact]
    public void What_is_open_is_judged_now_and_after_the_month_at_its_end()
    {
        var june = Window.Parse("2025-06")!;

        Assert.Equal(Due, june.JudgedAt(Due));
        Assert.Equal(june.EndsAt, june.JudgedAt(june.EndsAt.AddDays(20)));
    }

    [Fact]
    public void Every_measure_is_a_metric_of_every_rule_set_and_they_make_66_points()
    {
        foreach (var rules in Published.Book.Sets)
            Assert.Equal(66, Measure.All.Sum(x => rules.Metric(x.Metric)!.Max));
        Assert.Equal(Measure.All.Count, Measure.All.Select(x => x.Metric).Distinct().Count());
    }
}
