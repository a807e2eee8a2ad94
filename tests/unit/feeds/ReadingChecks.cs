using System.Text.Json;
using Ioc.Defaults;
using Ioc.Feeds.Readings;
using Ioc.Feeds.Sensors;
using Xunit;

namespace Ioc.Tests.Unit.Feeds;

public sealed class ReadingChecks
{
    private static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, KnownSensor> Known =
        new() { ["air-1"] = new KnownSensor("74.725.25975", false, new HashSet<string> { "pm25", "o3" }) };

    private static string[] Pointers(string? sensor, string? quantity, double? value, DateTimeOffset? at) =>
        [.. ReadingCheck.Faults(sensor, quantity, new Measured(value, true), at, Known, Now, "/readings/7").Select(x => x.Pointer)];

    [Fact]
    public void A_good_reading_has_no_fault() => Assert.Empty(Pointers("air-1", "pm25", 12, Now));

    [Fact]
    public void A_minute_of_clock_skew_is_forgiven() => Assert.Empty(Pointers("air-1", "pm25", 12, Now.AddMinutes(1)));

    [Fact]
    public void Every_fault_is_told_with_its_place() =>
        Assert.Equal(["/readings/7/sensor", "/readings/7/value", "/readings/7/at"], Pointers("air-2", "pm25", double.PositiveInfinity, Now.AddMinutes(2)));

    [Theory]
    [InlineData(null, "pm25", "/readings/7/sensor")]
    [InlineData("air-1", "no2", "/readings/7/quantity")]
    [InlineData("air-1", null, "/readings/7/quantity")]
    public void An_unknown_name_is_a_fault(string? sensor, string? quantity, string pointer) =>
        Assert.Equal([pointer], Pointers(sensor, quantity, 12, Now));

    [Fact]
    public void A_clock_that_was_never_set_is_a_fault() => Assert.Equal(["/readings/7/at"], Pointers("air-1", "pm25", 12, DateTimeOffset.UnixEpoch));

    [Fact]
    public void An_instant_must_be_there() => Assert.Equal(["/readings/7/at"], Pointers("air-1", "pm25", 12, null));

    [Theory]
    [InlineData("12.5", 12.5, true)]
    [InlineData("null", null, true)]
    [InlineData("\"NA\"", null, true)]
    [InlineData("\"12\"", null, false)]
    [InlineData("\"NaN\"", null, false)]
    [InlineData("true", null, false)]
    [InlineData("{\"a\":[1]}", null, false)]
    public void What_stands_in_the_place_of_a_value_is_read_without_refusing_the_rest(string json, double? number, bool readable)
    {
        var entry = JsonSerializer.Deserialize<RecordReadings.Entry>($$"""{"value":{{json}},"sensor":"air-1"}""", Json.Options)!;

        Assert.Equal(new Measured(number, readable), entry.Value);
        Assert.Equal("air-1", entry.Sensor);
    }

    [Fact]
    public void A_number_too_large_for_a_double_is_not_finite() =>
        Assert.Contains("/readings/7/value", Pointers("air-1", "pm25", JsonSerializer.Deserialize<Measured>("1e999").Number, Now));

    [Fact]
    public void A_missing_value_is_not_taken_for_nothing_measured() =>
        Assert.False(JsonSerializer.Deserialize<RecordReadings.Entry>("""{"sensor":"air-1"}""", Json.Options)!.Value.IsNothing);

    [Fact]
    public void A_value_is_written_as_it_was_read()
    {
        Assert.Equal("12.5", JsonSerializer.Serialize(new Measured(12.5, true)));
        Assert.Equal("null", JsonSerializer.Serialize(Measured.Nothing));
    }

    [Theory]
    [InlineData("pm25", true)]
    [InlineData("air-thu-dau-mot-1", true)]
    [InlineData("PM25", false)]
    [InlineData("pm-", false)]
    [InlineData("a.b", false)]
    [InlineData("a\n", false)]
    [InlineData("a\0", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_name_is_kebab_case(string? words, bool named) => Assert.Equal(named, Name.Is(words));

    [Fact]
    public void A_name_has_sixty_letters_at_most()
    {
        Assert.True(Name.Is(new string('a', 60)));
        Assert.False(Name.Is(new string('a', 61)));
    }
}
