using System.Text;
using Ioc.Feeds.Readings;
using Xunit;

namespace Ioc.Tests.Unit.Feeds;

public sealed class MqttMessages
{
    private static readonly DateTimeOffset Arrived = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);

    private static MqttReading? Read(string topic, string payload, out string? reason) =>
        MqttReading.Read(topic.Replace('/', '.'), Encoding.UTF8.GetBytes(payload), Arrived, out reason);

    [Theory]
    [InlineData("57.5", 57.5)]
    [InlineData(" -3 \n", -3.0)]
    [InlineData("1e2", 100.0)]
    [InlineData("{\"value\":57.5}", 57.5)]
    public void A_number_is_a_reading_of_its_arrival(string payload, double value)
    {
        var read = Read("ioc/25975/air-1/pm25", payload, out var reason);

        Assert.Null(reason);
        Assert.Equal(new MqttReading("25975", "air-1", "pm25", new Measured(value, true), Arrived), read);
    }

    [Fact]
    public void A_stated_instant_is_believed_and_stored_as_utc()
    {
        var read = Read("ioc/25975/air-1/pm25", "{\"value\":7,\"at\":\"2025-06-24T10:40:00+07:00\"}", out _);

        Assert.Equal(new DateTimeOffset(2025, 6, 24, 3, 40, 0, TimeSpan.Zero), read!.At);
        Assert.Equal(TimeSpan.Zero, read.At.Offset);
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("{\"value\":null,\"at\":\"2025-06-24T03:40:00Z\"}")]
    [InlineData("{\"value\":\"NA\"}")]
    public void Nothing_measured_is_no_fault(string payload)
    {
        var read = Read("ioc/25975/air-1/pm25", payload, out var reason);

        Assert.Null(reason);
        Assert.True(read!.Value.IsNothing);
    }

    [Theory]
    [InlineData("ioc/25975/air-1")]
    [InlineData("ioc/25975/air-1/pm25/raw")]
    [InlineData("city/25975/air-1/pm25")]
    [InlineData("ioc/25975/Air 1/pm25")]
    [InlineData("ioc//air-1/pm25")]
    public void Another_topic_is_told_as_it_was_sent(string topic)
    {
        Assert.Null(Read(topic, "1", out var reason));
        Assert.Equal($"The topic is not ioc/{{area}}/{{sensor}}/{{quantity}}: {topic}", reason);
    }

    [Theory]
    [InlineData("")]
    [InlineData("high")]
    [InlineData("{\"value\":\"high\"}")]
    [InlineData("{\"at\":\"2025-06-24T03:40:00Z\"}")]
    [InlineData("[1]")]
    public void Another_payload_is_refused(string payload)
    {
        Assert.Null(Read("ioc/25975/air-1/pm25", payload, out var reason));
        Assert.Contains("neither a number nor", reason);
    }

    [Theory]
    [InlineData("{\"value\":1")]
    [InlineData("{\"value\":1,\"at\":\"yesterday\"}")]
    public void Broken_json_is_refused(string payload)
    {
        Assert.Null(Read("ioc/25975/air-1/pm25", payload, out var reason));
        Assert.Contains("no JSON that fits", reason);
    }

    [Fact]
    public void A_payload_without_end_is_not_read()
    {
        Assert.Null(Read("ioc/25975/air-1/pm25", new string('1', MqttReading.PayloadBytesMax + 1), out var reason));
        Assert.Contains("513 bytes, at most 512", reason);
    }
}
