using Ioc.Defaults;
using Ioc.Desk.Alarms;
using Xunit;

namespace Ioc.Tests.Unit.Desk;

public sealed class AlarmsInTime
{
    private static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);
    private static readonly Alarm Quiet = new()
    {
        Id = "a", Rule = "r", Source = "s", Area = "74", Tile = "t", Priority = "high", Unit = "u", TextVi = "", TextEn = "", RaisedAt = Now, RespondBy = Now,
    };

    private static Judgement Said(bool wrong, int second, double value = 9) => new(wrong, value, 5, "u", Now.AddSeconds(second), new Text("vi", "en"));

    [Fact]
    public void Without_a_delay_it_is_raised_and_returns_at_the_instants_of_the_figures()
    {
        var rule = Sample.Rule();
        var (raised, first) = Quiet.Judge(Said(true, 0), rule, Now.AddSeconds(3));
        var (again, nothing) = raised.Judge(Said(true, 60), rule, Now.AddSeconds(61));
        var (returned, second) = again.Judge(Said(false, 120), rule, Now.AddSeconds(121));

        Assert.Equal(["raised"], first);
        Assert.Equal((Standing.Unacknowledged, Now, 9, "vi", 1), (raised.State, raised.RaisedAt, raised.Value, raised.TextVi, raised.Version));
        Assert.Empty(nothing);
        Assert.Equal(raised, again);
        Assert.Equal(["returned"], second);
        Assert.Equal((Standing.Returned, Now.AddSeconds(120), 2), (returned.State, returned.ReturnedAt, returned.Version));
    }

    [Fact]
    public void A_figure_of_a_clock_that_is_ahead_raises_now() =>
        Assert.Equal(Now, Quiet.Judge(Said(true, 5), Sample.Rule(), Now).After.RaisedAt);

    [Theory]
    [InlineData(59, Standing.Normal)]
    [InlineData(60, Standing.Unacknowledged)]
    public void A_figure_must_be_wrong_for_the_rules_delay(int second, Standing state)
    {
        var rule = Sample.Rule() with { OnDelaySeconds = 60 };
        var (waiting, acts) = Quiet.Judge(Said(true, 0), rule, Now);

        Assert.Equal((Standing.Normal, Now.AddSeconds(60)), (waiting.State, waiting.DueAt));
        Assert.Empty(acts);
        Assert.Equal(state, waiting.Advance(rule, Now.AddSeconds(second)).After.State);
    }

    [Fact]
    public void A_figure_that_comes_right_before_the_delay_is_over_raises_nothing()
    {
        var rule = Sample.Rule() with { OnDelaySeconds = 60 };
        var (after, acts) = Quiet.Judge(Said(true, 0), rule, Now).After.Judge(Said(false, 30), rule, Now.AddSeconds(30));

        Assert.Empty(acts);
        Assert.Equal((Standing.Normal, null), (after.State, after.DueAt));
        Assert.Equal(Standing.Normal, after.Advance(rule, Now.AddHours(1)).After.State);
    }

    [Fact]
    public void A_figure_must_be_well_again_for_the_rules_delay()
    {
        var rule = Sample.Rule() with { OffDelaySeconds = 60 };
        var raised = Quiet.Judge(Said(true, 0), rule, Now).After;
        var waiting = raised.Judge(Said(false, 10), rule, Now.AddSeconds(10)).After;
        var relapsed = waiting.Judge(Said(true, 40), rule, Now.AddSeconds(40)).After;

        Assert.Equal(Standing.Unacknowledged, relapsed.Advance(rule, Now.AddSeconds(71)).After.State);
        Assert.Equal(Standing.Unacknowledged, waiting.Advance(rule, Now.AddSeconds(69)).After.State);
        Assert.Equal((Standing.Returned, Now.AddSeconds(70)), (waiting.Advance(rule, Now.AddSeconds(90)).After.State, waiting.Advance(rule, Now.AddSeconds(90)).After.ReturnedAt));
    }

    [Fact]
    public void When_nobody_answers_it_escalates_once()
    {
        var rule = Sample.Rule() with { RespondWithinMinutes = 15 };
        var raised = Quiet.Judge(Said(true, 0), rule, Now).After;
        var (escalated, acts) = raised.Advance(rule, Now.AddMinutes(15));

        Assert.Equal(Now.AddMinutes(15), raised.DueAt);
        Assert.Equal(["escalated"], acts);
        Assert.Equal((true, null), (escalated.Escalated, escalated.DueAt));
        Assert.Empty(escalated.Advance(rule, Now.AddHours(9)).Acts);
        Assert.Empty(raised.Do(Step.Acknowledge, rule, "Lan", null, null, Now.AddMinutes(1))!.Value.After.Advance(rule, Now.AddHours(9)).Acts);
    }

    [Fact]
    public void However_often_it_comes_and_goes_it_escalates_once_when_nobody_answers()
    {
        var rule = Sample.Rule() with { RespondWithinMinutes = 15 };
        var (alarm, acts) = (Quiet, new List<string>());
        for (var minute = 0; minute < 60; minute++)
        {
            var (after, done) = alarm.Judge(Said(minute % 2 == 0, minute * 60), rule, Now.AddMinutes(minute));
            alarm = after;
            acts.AddRange(done.Select(x => $"{minute} {x}"));
        }

        Assert.Equal(["16 escalated"], acts.Where(x => x.EndsWith("escalated", StringComparison.Ordinal)));
        var later = alarm.Judge(Said(true, 4 * 3_600), rule, Now.AddHours(4)).After;
        Assert.Equal((false, Now.AddHours(4).AddMinutes(15)), (later.Escalated, later.RespondBy));
    }

    [Fact]
    public void A_latched_alarm_that_nobody_has_answered_escalates_and_one_that_was_answered_does_not()
    {
        var rule = Sample.Rule() with { Latching = true, RespondWithinMinutes = 15 };
        var raised = Quiet.Judge(Said(true, 0), rule, Now).After;
        var seen = raised.Do(Step.Acknowledge, rule, "Lan", null, null, Now)!.Value.After;

        Assert.Equal(["escalated"], raised.Judge(Said(false, 60), rule, Now.AddSeconds(60)).After.Advance(rule, Now.AddMinutes(15)).Acts);
        Assert.Empty(seen.Judge(Said(false, 60), rule, Now.AddSeconds(60)).After.Advance(rule, Now.AddHours(9)).Acts);
    }

    [Fact]
    public void A_limit_changed_while_it_is_wrong_is_the_one_that_is_told()
    {
        var raised = Quiet.Judge(Said(true, 0), Sample.Rule(), Now).After;
        var (changed, acts) = raised.Judge(new Judgement(true, 9, 4, "u", Now.AddSeconds(5), new Text("mới", "new")), Sample.Rule(), Now.AddSeconds(5));

        Assert.Empty(acts);
        Assert.Equal((Standing.Unacknowledged, 4, "mới", raised.RaisedAt), (changed.State, changed.LimitValue, changed.TextVi, changed.RaisedAt));
    }

    [Theory]
    [InlineData(false, Standing.Unacknowledged)]
    [InlineData(true, Standing.Normal)]
    public void A_shelf_ends_by_itself_and_swallows_nothing(bool well, Standing state)
    {
        var rule = Sample.Rule();
        var raised = Quiet.Judge(Said(true, 0), rule, Now).After;
        var seen = raised.Do(Step.Acknowledge, rule, "Lan", null, null, Now)!.Value.After;
        var shelved = seen.Do(Step.Shelve, rule, "Lan", "đang sửa", Now.AddHours(1), Now)!.Value.After;
        var later = well ? shelved.Judge(Said(false, 60), rule, Now.AddSeconds(60)).After : shelved;

        Assert.Equal((Standing.Shelved, Now.AddHours(1), "đang sửa"), (later.State, later.DueAt, later.Reason));
        var (ended, acts) = later.Advance(rule, Now.AddHours(1));
        Assert.Equal(["unshelved"], acts);
        Assert.Equal((state, null, null, null), (ended.State, ended.Reason, ended.HiddenUntil, state == Standing.Unacknowledged ? ended.AcknowledgedAt : null));
    }

    [Fact]
    public void A_latched_alarm_stays_until_somebody_resets_it()
    {
        var rule = Sample.Rule() with { Latching = true };
        var latched = Quiet.Judge(Said(true, 0), rule, Now).After.Judge(Said(false, 60), rule, Now.AddSeconds(60)).After;

        Assert.Equal(Standing.Latched, latched.State);
        Assert.Null(latched.Do(Step.Acknowledge, rule, "Lan", null, null, Now));
        var reset = latched.Do(Step.Reset, rule, "Lan", null, null, Now.AddMinutes(2))!.Value.After;
        Assert.Equal((Standing.Normal, "Lan", Now.AddMinutes(2)), (reset.State, reset.AcknowledgedBy, reset.AcknowledgedAt));
        Assert.Equal(Standing.Normal, Shelf(reset).State);
        Assert.Equal(Standing.Latched, Shelf(latched).State);

        Alarm Shelf(Alarm alarm) => alarm.Do(Step.Shelve, rule, "Lan", "đang sửa", Now.AddHours(1), Now)!.Value.After.Advance(rule, Now.AddHours(1)).After;
    }
}
