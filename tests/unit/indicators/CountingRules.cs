using Ioc.Contracts.Catalogue;
using Ioc.Indicators.Counters;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class CountingRules
{
    private static readonly DateTimeOffset Accepted = new(2025, 6, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Due = Accepted.AddDays(7);

    private static DossierState Dossier(DateTimeOffset? dueAt, int requests = 0, long waited = 0, DateTimeOffset? endedAt = null) => new(
        "D1", 1, "1.004859", "H09", "direct", 4, Accepted, dueAt, endedAt, requests, false, false, false, false, false, false, Accepted, waited);

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

    [Theory]
    [InlineData("2025-06", "2025-06-01", "2025-06-30", "2025-06-30T17:00:00Z")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29", "2024-02-29T17:00:00Z")]
    [InlineData("2025-12", "2025-12-01", "2025-12-31", "2025-12-31T17:00:00Z")]
    [InlineData("2026-W47", "2026-11-16", "2026-11-22", "2026-11-22T17:00:00Z")]
    [InlineData("2025-W01", "2024-12-30", "2025-01-05", "2025-01-05T17:00:00Z")]
    [InlineData("2026-W53", "2026-12-28", "2027-01-03", "2027-01-03T17:00:00Z")]
    [InlineData("2026-Q4", "2026-10-01", "2026-12-31", "2026-12-31T17:00:00Z")]
    [InlineData("2026", "2026-01-01", "2026-12-31", "2026-12-31T17:00:00Z")]
    public void A_window_ends_at_midnight_in_Vietnam(string name, string first, string last, string endsAt)
    {
        var window = Window.Parse(name)!;

        Assert.Equal((name, DateOnly.Parse(first), DateOnly.Parse(last)), (window.Name, window.First, window.Last));
        Assert.Equal(DateTimeOffset.Parse(endsAt), window.EndsAt);
        Assert.Equal((window, window), (Window.Of(window.Last, window.Kind), Window.Of(window.First, window.Kind)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2025-W53")]
    [InlineData("2025-W00")]
    [InlineData("2025-Q5")]
    [InlineData("1999")]
    [InlineData("2025-6")]
    [InlineData("2025-00")]
    [InlineData("2025-06-01")]
    [InlineData(" 2025-06")]
    public void What_is_no_window_is_none(string? name) => Assert.Null(Window.Parse(name));

    [Fact]
    public void What_is_open_is_judged_now_and_after_the_month_at_its_end()
    {
        var june = Window.Parse("2025-06")!;

        Assert.Equal(Due, june.JudgedAt(Due));
        Assert.Equal(june.EndsAt, june.JudgedAt(june.EndsAt.AddDays(20)));
    }
}
