using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace Ioc.Defaults;

/// <summary>The one JSON dialect of the product: camelCase, absent instead of null, Vietnamese letters as they are.</summary>
public static class Json
{
    /// <summary>Frozen options for bodies, facts and tiles.</summary>
    public static JsonSerializerOptions Options { get; } = Freeze();

    /// <summary>Gives the dialect to another set of options.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip;
    }

    /// <summary>A text; null when the value is none, or holds half of a pair of UTF-16 or bytes that are no UTF-8, which no text does.</summary>
    public static string? TextOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try { return value.GetString(); }
        catch (InvalidOperationException) { return null; }
    }

    private static JsonSerializerOptions Freeze()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
