using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ioc.Feeds.Readings;

/// <summary>What stands in the place of a value: a number, nothing (null or "NA"), or something that is neither.</summary>
/// <param name="Number">The number; null when nothing was measured or when it is no number.</param>
/// <param name="Readable">False when it is neither a number nor nothing.</param>
[JsonConverter(typeof(Reader))]
public readonly record struct Measured(double? Number, bool Readable)
{
    /// <summary>Nothing was measured.</summary>
    public static Measured Nothing { get; } = new(null, true);

    /// <summary>True when nothing was measured.</summary>
    public bool IsNothing => Readable && Number is null;

    /// <summary>Reads the place without refusing the whole body, so that every fault of a batch can be told at once.</summary>
    public sealed class Reader : JsonConverter<Measured>
    {
        /// <inheritdoc/>
        public override bool HandleNull => true;

        /// <inheritdoc/>
        public override Measured Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.Number: return new Measured(reader.GetDouble(), true);
                case JsonTokenType.Null: return Nothing;
                case JsonTokenType.String when reader.ValueTextEquals("NA"u8): return Nothing;
                default:
                    // The serializer has the whole of an object or array in its buffer before it asks.
                    reader.TrySkip();
                    return new Measured(null, false);
            }
        }

        /// <inheritdoc/>
        public override void Write(Utf8JsonWriter writer, Measured value, JsonSerializerOptions options)
        {
            if (value.Number is { } number) writer.WriteNumberValue(number);
            else writer.WriteNullValue();
        }
    }
}
