using FsCheck;
using FsCheck.Fluent;
using Ioc.Catalogue.Dossiers;
using Ioc.Defaults;
using Xunit;

namespace Ioc.Tests.Unit.Catalogue;

public sealed class DossierClocks
{
    private static readonly DateTimeOffset Start = new(2025, 6, 2, 1, 0, 0, TimeSpan.Zero);

    private static readonly DossierRow Accepted = new()
    {
        Code = "000.00.15.H09-250602-0001", Area = "74.725.25975", Procedure = "1.001193", Agency = "000.00.15.H09", Channel = "direct",
        Status = 2, StatusAt = Start, ReceivedAt = Start, AcceptedAt = Start, DueAt = Start.AddDays(7), LateAt = Start.AddDays(7),
    };

    private static DossierRow Walk(DossierRow row, params (int Status, int Hours)[] moves) =>
        moves.Aggregate(row, (at, move) => DossierClock.Move(at, move.Status, Start.AddHours(move.Hours), null));

    [Theory]
    [InlineData("2025-06-02T01:00:00Z", 5, "2025-06-09T01:00:00Z")]
    [InlineData("2025-04-29T09:30:00Z", 1, "2025-05-05T09:30:00Z")]
    [InlineData("2025-04-25T02:00:00Z", 1, "2025-04-26T02:00:00Z")]
    [InlineData("2025-01-24T02:00:00Z", 3, "2025-02-05T02:00:00Z")]
    [InlineData("2025-06-06T18:00:00Z", 1, "2025-06-08T18:00:00Z")]
    public void Due_is_so_many_working_days_after_acceptance_over_weekends_holidays_and_make_up_days(string accepted, int days, string due) =>
        Assert.Equal(DateTimeOffset.Parse(due), DossierClock.DueAt(DateTimeOffset.Parse(accepted), days, WorkingCalendar.Vietnam));

    [Fact]
    public void Nothing_is_due_without_acceptance_or_without_a_longest_time()
    {
        Assert.Null(DossierClock.DueAt(null, 5, WorkingCalendar.Vietnam));
        Assert.Null(DossierClock.DueAt(Start, null, WorkingCalendar.Vietnam));
    }

    [Fact]
    public void Finished_wins_over_returned() =>
        Assert.Equal(Start.AddHours(30), Walk(Accepted, (4, 1), (9, 30), (10, 80)).EndedAt);

    [Fact]
    public void Returned_without_finished_is_the_end() => Assert.Equal(Start.AddHours(80), Walk(Accepted, (4, 1), (10, 80)).EndedAt);

    [Fact]
    public void Stopped_is_an_end_until_it_goes_on_and_both_results_win_over_it()
    {
        Assert.Equal(Start.AddHours(5), Walk(Accepted, (8, 5)).EndedAt);
        Assert.Null(Walk(Accepted, (8, 5), (4, 9)).EndedAt);
        Assert.Equal(Start.AddHours(9), Walk(Accepted, (8, 5), (9, 9)).EndedAt);
        Assert.Equal(Start.AddHours(9), Walk(Accepted, (8, 5), (10, 9)).EndedAt);
    }

    [Fact]
    public void A_first_request_for_supplements_is_the_end_while_it_waits_and_a_second_is_none()
    {
        var once = Walk(Accepted, (4, 1), (5, 10));
        var twice = Walk(once, (4, 20), (5, 30));

        Assert.Equal((Start.AddHours(10), 1), (once.EndedAt, once.SupplementRequests));
        Assert.Null(twice.EndedAt);
        Assert.Equal((2, 36_000), (twice.SupplementRequests, twice.SupplementSeconds));
    }

    [Fact]
    public void Waiting_for_supplements_moves_the_instant_from_which_it_is_late_and_waiting_for_a_payment_does_not()
    {
        Assert.Equal(Start.AddDays(8), Walk(Accepted, (4, 1), (5, 10), (4, 34)).LateAt);
        Assert.Equal(Start.AddDays(7), Walk(Accepted, (4, 1), (6, 10), (4, 34)).LateAt);
        Assert.Equal(Start.AddDays(7), Walk(Accepted, (4, 1), (5, 10), (4, 34)).DueAt);
    }

    [Fact]
    public void What_was_withdrawn_before_acceptance_has_no_end()
    {
        var registered = Accepted with { Status = 1, AcceptedAt = null, DueAt = null, LateAt = null };

        Assert.Null(Walk(registered, (7, 3)).EndedAt);
        Assert.Equal(Start.AddHours(3), Walk(Accepted, (7, 3)).EndedAt);
    }

    [Fact]
    public void Acceptance_starts_the_clock_with_the_promised_due_instant()
    {
        var accepted = DossierClock.Move(Accepted with { Status = 1, AcceptedAt = null, DueAt = null, LateAt = null }, 2, Start.AddHours(2), Start.AddDays(3));

        Assert.Equal((Start.AddHours(2), Start.AddDays(3), Start.AddDays(3)), (accepted.AcceptedAt, accepted.DueAt, accepted.LateAt));
    }

    /// <summary>Any walk through the table agrees with a reading of its whole history.</summary>
    [Fact]
    public void Any_allowed_course_agrees_with_its_history() => Prop.ForAll(Gen.Choose(0, 1_000_000).ArrayOf().ToArbitrary(), choices =>
    {
        var row = Accepted with { Status = 1, AcceptedAt = null, DueAt = null, LateAt = null };
        var history = new List<(int Status, DateTimeOffset At)> { (1, Start) };
        foreach (var choice in choices)
        {
            var next = DossierStatus.Next(row.Status, row.AcceptedAt is not null);
            if (next.Count == 0) break;
            history.Add((next[choice % next.Count], history[^1].At.AddSeconds(choice % 100_000)));
            row = DossierClock.Move(row, history[^1].Status, history[^1].At, Start.AddDays(5));
        }
        var acceptedAt = history.Where(x => x.Status == 2).Select(x => (DateTimeOffset?)x.At).SingleOrDefault();
        var waited = history.Zip(history.Skip(1)).Where(x => x.First.Status == 5).Sum(x => (x.Second.At - x.First.At).TotalSeconds);
        return row.AcceptedAt == acceptedAt && row.StatusAt == history[^1].At && row.SupplementSeconds == (long)waited
            && row.SupplementRequests == history.Count(x => x.Status == 5) && row.EndedAt == End(history, acceptedAt)
            && row.LateAt == (acceptedAt is null ? null : Start.AddDays(5).AddSeconds(waited));
    }).QuickCheckThrowOnFailure();

    private static DateTimeOffset? End(List<(int Status, DateTimeOffset At)> history, DateTimeOffset? acceptedAt)
    {
        if (acceptedAt is null) return null;
        var (last, at) = history[^1];
        if (last == 5) return history.Count(x => x.Status == 5) == 1 ? at : null;
        if (last == 10 && history.Exists(x => x.Status == 9)) return history.Last(x => x.Status == 9).At;
        return last is >= 7 and <= 10 ? at : null;
    }
}
