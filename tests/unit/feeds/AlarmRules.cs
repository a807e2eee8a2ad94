using Ioc.Feeds.Alerts;
using Ioc.Feeds.Sensors;
using Xunit;

namespace Ioc.Tests.Unit.Feeds;

public sealed class AlarmRules
{
    private static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(151, 150.0, "above", true, false, AlarmRule.Verdict.Raise)]
    [InlineData(150, 150.0, "above", true, false, AlarmRule.Verdict.Keep)]
    [InlineData(151, 150.0, "above", true, true, AlarmRule.Verdict.Keep)]
    [InlineData(151, 150.0, "above", false, false, AlarmRule.Verdict.Keep)]
    [InlineData(150, 150.0, "above", true, true, AlarmRule.Verdict.Clear)]
    [InlineData(150, 150.0, "above", false, true, AlarmRule.Verdict.Clear)]
    [InlineData(9, 10.0, "below", true, false, AlarmRule.Verdict.Raise)]
    [InlineData(11, 10.0, "below", true, false, AlarmRule.Verdict.Keep)]
    [InlineData(10, 10.0, "below", true, true, AlarmRule.Verdict.Clear)]
    [InlineData(151, null, "above", true, false, AlarmRule.Verdict.Keep)]
    [InlineData(151, null, "above", true, true, AlarmRule.Verdict.Clear)]
    public void A_value_raises_clears_or_keeps(double value, double? limit, string side, bool live, bool active, AlarmRule.Verdict verdict) =>
        Assert.Equal(verdict, AlarmRule.Decide(value, limit, side, live, active));

    [Theory]
    [InlineData(0, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public void A_value_speaks_for_now_for_two_periods(int ageSeconds, bool live) =>
        Assert.Equal(live, Silence.IsLive(Now.AddSeconds(-ageSeconds), 60, Now));

    [Fact]
    public void The_longest_period_is_no_overflow() =>
        Assert.True(Silence.IsLive(Now.AddDays(-61), RegisterSensor.PeriodSecondsMax, Now));

    [Fact]
    public void An_alarm_is_told_in_both_languages_with_their_numbers()
    {
        var text = AlarmText.Of("Trạm Thủ Dầu Một", "Thu Dau Mot station", "pm25", 1_158.25, 150, "ug/m3", "above");

        Assert.Equal("Trạm Thủ Dầu Một: pm25 1.158,25 ug/m3, vượt giới hạn 150 ug/m3", text.Vi);
        Assert.Equal("Thu Dau Mot station: pm25 1,158.25 ug/m3, above the limit of 150 ug/m3", text.En);
    }

    [Fact]
    public void An_alarm_of_a_low_value_says_below()
    {
        var text = AlarmText.Of("Quốc lộ 13", "National road 13", "speed", 8, 10, "km/h", "below");

        Assert.Equal("Quốc lộ 13: speed 8 km/h, dưới giới hạn 10 km/h", text.Vi);
        Assert.Equal("National road 13: speed 8 km/h, below the limit of 10 km/h", text.En);
    }
}
