using System.Globalization;
using System.Text;
using System.Text.Json;
using Ioc.Defaults;
using Ioc.Feeds.Sensors;

namespace Ioc.Feeds.Readings;

/// <summary>One MQTT message, read: topic <c>ioc/{area}/{sensor}/{quantity}</c>, payload a plain number or {"value":..,"at":..}. Pure.</summary>
/// <param name="Area">Code of the unit in the topic.</param>
/// <param name="At">Instant of the measurement, as the sensor or the broker says.</param>
public sealed record MqttReading(string Area, string Sensor, string Quantity, Measured Value, DateTimeOffset At)
{
    /// <summary>Bytes of the longest payload.</summary>
    public const int PayloadBytesMax = 512;

    private sealed record Payload(Measured Value, DateTimeOffset? At);

    /// <summary>Reads a message.</summary>
    /// <param name="routingKey">The topic as the broker's plugin gives it: dots for slashes.</param>
    /// <param name="payload">Bytes as sent.</param>
    /// <param name="arrivedAt">Instant of a plain number.</param>
    /// <param name="reason">Why it cannot be read; null when it can.</param>
    public static MqttReading? Read(string routingKey, ReadOnlySpan<byte> payload, DateTimeOffset arrivedAt, out string? reason)
    {
        reason = null;
        if (routingKey.Split('.') is not ["ioc", var area, var sensor, var quantity] || !Name.Is(area) || !Name.Is(sensor) || !Name.Is(quantity))
            reason = $"The topic is not ioc/{{area}}/{{sensor}}/{{quantity}}: {routingKey.Replace('.', '/')}";
        else if (payload.Length > PayloadBytesMax)
            reason = $"The payload has {payload.Length} bytes, at most {PayloadBytesMax} are read.";
        else if (Content(payload, arrivedAt, ref reason) is { } read)
            return new MqttReading(area, sensor, quantity, read.Value, read.At);
        return null;
    }

    private static (Measured Value, DateTimeOffset At)? Content(ReadOnlySpan<byte> payload, DateTimeOffset arrivedAt, ref string? reason)
    {
        var words = Encoding.UTF8.GetString(payload).Trim();
        if (words == "NA") return (Measured.Nothing, arrivedAt);
        if (double.TryParse(words, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return (new Measured(number, true), arrivedAt);
        try
        {
            if (words.StartsWith('{') && JsonSerializer.Deserialize<Payload>(words, Json.Options) is { Value.Readable: true } read)
                return (read.Value, read.At?.ToUniversalTime() ?? arrivedAt);
            reason = "The payload is neither a number nor {\"value\":number,\"at\":instant}.";
        }
        catch (JsonException wrong) { reason = $"The payload is no JSON that fits: {wrong.Message}"; }
        return null;
    }
}
