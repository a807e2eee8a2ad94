using FsCheck;
using FsCheck.Fluent;
using Ioc.Contracts.Feeds;
using Ioc.Feeds.Sensors;
using Xunit;

namespace Ioc.Tests.Unit.Feeds;

public sealed class WorstOfAll
{
    private static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    private static SensorTotals One(string sensor, double value, string side = "above", bool live = true, int minutesAgo = 0, string quantity = "pm25") =>
        new(1, live ? 0 : 1, [new(new QuantityNow(quantity, "ug/m3", value, sensor, Now.AddMinutes(-minutesAgo), 150, side), live)]);

    [Fact]
    public void The_worse_value_stands_for_both_on_its_own_side()
    {
        Assert.Equal("b", Assert.Single((One("a", 40) + One("b", 90)).Worst).Now.Sensor);
        Assert.Equal("a", Assert.Single((One("a", 40, "below") + One("b", 90, "below")).Worst).Now.Sensor);
    }

    [Fact]
    public void A_silent_sensors_old_figure_does_not_stand_for_now() =>
        Assert.Equal("b", Assert.Single((One("a", 400, live: false) + One("b", 90)).Worst).Now.Sensor);

    [Fact]
    public void Where_all_are_silent_the_last_known_figure_stays() =>
        Assert.Equal("a", Assert.Single((One("a", 400, live: false) + One("b", 90, live: false)).Worst).Now.Sensor);

    [Fact]
    public void Quantities_are_kept_apart_in_the_order_of_their_names()
    {
        var both = One("a", 40) + One("a", 7, quantity: "o3");

        Assert.Equal(["o3", "pm25"], both.Worst.Select(x => x.Now.Quantity));
        Assert.Equal(2, both.Sensors);
    }

    [Fact]
    public void The_order_and_grouping_of_areas_change_nothing() => Prop.ForAll(Areas, areas =>
    {
        if (areas.Length < 2) return true;
        var once = areas.Aggregate((left, right) => left + right);
        var again = areas.Reverse().Aggregate((left, right) => right + left);
        return once.Sensors == again.Sensors && once.Silent == again.Silent && once.Worst.SequenceEqual(again.Worst);
    }).QuickCheckThrowOnFailure();

    private static readonly Arbitrary<SensorTotals[]> Areas = (
        from sensor in Gen.Elements("a", "b", "c", "d")
        from value in Gen.Choose(0, 5)
        from side in Gen.Elements("above", "below")
        from live in Gen.Elements(true, false)
        from quantity in Gen.Elements("pm25", "o3")
        from minutesAgo in Gen.Choose(0, 3)
        select One(sensor, value, side, live, minutesAgo, quantity)).ArrayOf().ToArbitrary();
}
