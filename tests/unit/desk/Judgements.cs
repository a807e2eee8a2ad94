using Ioc.Desk.Alarms;
using Xunit;

namespace Ioc.Tests.Unit.Desk;

public sealed class Judgements
{
    private static readonly DateTimeOffset Now = Sample.Now;

    [Theory]
    [InlineData(151, 150.0, "above", 0, false, true)]
    [InlineData(150, 150.0, "above", 0, false, false)]
    [InlineData(151, 150.0, "above", 120, false, true)]
    [InlineData(151, 150.0, "above", 121, false, null)]
    [InlineData(151, 150.0, "above", 121, true, true)]
    [InlineData(100, 150.0, "above", 121, true, false)]
    [InlineData(9, 10.0, "below", 0, false, true)]
    [InlineData(10, 10.0, "below", 0, false, false)]
    [InlineData(151, null, "above", 0, false, null)]
    [InlineData(151, null, "above", 0, true, false)]
    public void A_value_is_judged_by_the_sensors_own_limit_while_it_speaks_for_now(double value, double? limit, string side, int ago, bool wrong, bool? verdict) =>
        Assert.Equal(verdict, Judgement.Of(Sample.Rule(), Sample.Signal(value, ago, limit, side), wrong, Now)?.Wrong);

    [Theory]
    [InlineData(146, true, true)]
    [InlineData(142.5, true, false)]
    [InlineData(146, false, false)]
    public void What_was_wrong_must_come_back_by_the_deadband(double value, bool wrong, bool verdict) =>
        Assert.Equal(verdict, Judgement.Of(Sample.Rule() with { DeadbandPercent = 5 }, Sample.Signal(value), wrong, Now)!.Wrong);

    [Fact]
    public void A_rules_own_limit_goes_before_the_sensors() =>
        Assert.Equal((true, 50), Judgement.Of(Sample.Rule(limit: 50, side: "above"), Sample.Signal(60), false, Now) is { } said ? (said.Wrong, said.Limit) : default);

    [Fact]
    public void A_rule_that_is_switched_off_finds_nothing_wrong() =>
        Assert.False(Judgement.Of(Sample.Rule() with { Enabled = false }, Sample.Signal(900), true, Now)!.Wrong);

    [Theory]
    [InlineData("above", 10, 14, 18, true)]
    [InlineData("above", 10, 14, 13, false)]
    [InlineData("below", 18, 14, 10, true)]
    [InlineData("below", 10, 20, 14, true)]
    [InlineData("below", 10, 14, 12, false)]
    public void A_change_is_read_against_the_whole_span(string side, double first, double second, double third, bool verdict)
    {
        var signal = Sample.Signal(first, 1_800).Hear("", Now.AddSeconds(-900), 2, second, false, Now, 3_600).Hear("", Now, 3, third, false, Now, 3_600);

        Assert.Equal(verdict, Judgement.Of(Sample.Rule("change", 5, side), signal, false, Now)!.Wrong);
    }

    [Fact]
    public void Another_epoch_begins_anew_and_an_old_span_is_forgotten()
    {
        var march = Sample.Signal(90, 600);
        var april = march.Hear("2025-04", Now, 2, 10, false, Now, 3_600);
        var later = march.Hear("", Now.AddHours(2), 2, 10, false, Now.AddHours(2), 3_600);

        Assert.False(Judgement.Of(Sample.Rule("change", 5, "below"), april, false, Now)!.Wrong);
        Assert.False(Judgement.Of(Sample.Rule("change", 5, "below"), later, false, Now.AddHours(2))!.Wrong);
    }

    [Fact]
    public void However_often_a_figure_is_heard_its_samples_are_few_and_span_the_whole()
    {
        var signal = Sample.Signal();
        for (var i = 1; i <= 10_000; i++) signal = signal.Hear("", Now.AddSeconds(i), i, i, false, Now.AddSeconds(i), 3_600);

        Assert.InRange(signal.Samples.Count, 55, Signal.SamplesMax + 1);
        Assert.InRange((Now.AddSeconds(10_000) - signal.Samples[0].At).TotalSeconds, 3_500, 3_600);
    }

    [Theory]
    [InlineData(90, false)]
    [InlineData(91, true)]
    [InlineData(600, true)]
    [InlineData(601, null)]
    public void A_figure_may_come_a_period_and_a_half_late_and_after_ten_it_is_history(int seconds, bool? verdict) =>
        Assert.Equal(verdict, Judgement.Of(Sample.Rule("late", 1.5), Sample.Signal(1, seconds), false, Now)?.Wrong);

    [Theory]
    [InlineData(180, 3_600, null)]
    [InlineData(181, 3_600, true)]
    [InlineData(181, 60, null)]
    public void A_source_is_silent_after_so_many_periods_of_which_the_desk_saw_all(int ago, int upSeconds, bool? verdict)
    {
        var live = Sample.Signal() with { At = Now.AddSeconds(-ago) };

        Assert.Equal(verdict, Judgement.OfSilence(Sample.Rule("silence", 3), live, Now.AddSeconds(-upSeconds), Now)?.Wrong);
        Assert.Null(Judgement.OfSilence(Sample.Rule("silence", 3), live with { Live = false }, Now.AddSeconds(-upSeconds), Now));
    }

    [Fact]
    public void Silence_ends_when_live_data_return_and_not_with_old_ones()
    {
        Assert.False(Judgement.Of(Sample.Rule("silence", 3), Sample.Signal(1), true, Now)!.Wrong);
        Assert.Null(Judgement.Of(Sample.Rule("silence", 3), Sample.Signal(1, 121), true, Now));
    }

    [Fact]
    public void An_alarm_is_told_in_both_languages_with_their_numbers()
    {
        var high = Judgement.Of(Sample.Rule(), Sample.Signal(1_158.25), false, Now)!.Text;
        var low = Judgement.Of(Sample.Rule(), Sample.Signal(8, 0, 10, "below"), false, Now)!.Text;

        Assert.Equal("Trạm Thủ Dầu Một: bụi PM2,5 1.158,25 µg/m³, vượt giới hạn 150", high.Vi);
        Assert.Equal("Thu Dau Mot station: fine dust PM2.5 1,158.25 µg/m³, above the limit of 150", high.En);
        Assert.Equal("Trạm Thủ Dầu Một: bụi PM2,5 8 µg/m³, dưới giới hạn 10", low.Vi);
        Assert.Equal("Thu Dau Mot station: fine dust PM2.5 8 µg/m³, below the limit of 10", low.En);
        Assert.Equal("Trạm Thủ Dầu Một: trị đo vượt giới hạn từ 10:38 24/06",
            Judgement.OfSilence(Sample.Rule("silence", 3), Sample.Signal() with { At = Now.AddSeconds(-240) }, default, Now)!.Text.Vi);
    }

    [Fact]
    public void An_alarm_says_no_word_twice_and_keeps_the_code_of_what_has_no_name()
    {
        static string Said(Signal signal, string kind = "threshold") =>
            Judgement.Of(Sample.Rule(kind, 5, kind == "change" ? "below" : "above", signal.Measure), signal, false, Now)!.Text.Vi;
        var total = Sample.Signal(11, 600) with { NameVi = "Thuận An", Measure = "tickets.overdue", Unit = "ticket", PeriodSeconds = 600 };
        var score = (total with { Measure = "index766.score", Unit = "points", Value = 90 }).Hear("", Now, 2, 81, false, Now, 3_600);

        Assert.Equal("Thuận An: 11 phiếu 1022 quá hạn, vượt giới hạn 5", Said(total));
        Assert.Equal("Thuận An: Chỉ số 766 giảm 9 điểm trong 1 giờ, giới hạn 5", Said(score, "change"));
        Assert.Equal("Bụi PM2,5, An Phú: 11 µg/m³, vượt giới hạn 5", Said(Sample.Signal(11) with { NameVi = "Bụi PM2,5, An Phú" }));
        Assert.Equal("An Phú: benzene 11 ppb, vượt giới hạn 5", Said(Sample.Signal(11) with { NameVi = "An Phú", Quantity = "benzene", Unit = "ppb" }));
    }

    [Theory]
    [InlineData("", 1, 2, true)]
    [InlineData("", 0, 2, true)]
    [InlineData("", 0, 1, false)]
    [InlineData("", -1, 9, false)]
    [InlineData("2025-07", -99, 0, true)]
    public void The_newer_word_wins_by_epoch_then_instant_then_version(string epoch, int second, long version, bool older) =>
        Assert.Equal(older, Sample.Signal().IsOlderThan(epoch, Now.AddSeconds(second), version));
}
