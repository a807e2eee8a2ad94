using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ioc.Tests.Journeys;

/// <summary>What some program sends one day, made from the OpenAPI document of a service: one oddity at a time in an otherwise usual request.</summary>
internal static partial class OddRequests
{
    private static readonly string[] OddQueries = ["", "%00", "-1", "99999999999999999999", "0001-01-01", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-14:00", "%EF%BF%BF", "AAAA"];
    private static readonly string[] OddPaths = ["%20", "%27", "0", "-1", "..%2f..", new('x', 2_000)];

    private static readonly (string Type, string Body)[] OddBodies =
    [
        ("application/json", ""), ("application/json", "{\"a\":"), ("application/json", "null"), ("application/json", "[]"), ("application/json", "1"),
        ("application/json", "{\"a\":" + new string('[', 500) + new string(']', 500) + "}"), ("application/json; charset=rubbish", "{}"),
        ("application/json; charset=utf-16", "{}"), ("text/plain", "{}"), ("multipart/form-data", "{}"), ("", "{}"),
        ("text/csv", "a,\"b\n1"), ("text/csv", ",,,\n\u0000"), ("application/x-ndjson", "{\"code\":\"\\u0000\"}\n{\"x\":"), ("application/x-ndjson", "null\n[]\n1"),
    ];

    private static readonly string[] OddValues =
    [
        "null", "\"\"", "\"\\u0000\"", "\"a\\u0000b\"", "\"\\ud800\"", "-1", "1e300", "9223372036854775808", "true", "{}", "[]", "[null]",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59Z\"", "\"0001-01-01\"", "\"9999-12-31\"", "\"" + new string('x', 5_000) + "\"",
    ];

    /// <summary>One request.</summary>
    /// <param name="Body">Null for none.</param>
    public sealed record Odd(string Method, string Path, string? Type = null, string? Body = null);

    /// <summary>Every oddity of every act in a document; streams, which do not end, are left out.</summary>
    public static IEnumerable<Odd> Of(JsonNode document) =>
        from path in document["paths"]!.AsObject()
        from act in path.Value!.AsObject()
        where act.Value!["responses"]?["200"]?["content"]?["text/event-stream"] is null
        from odd in Of(document, act.Key.ToUpperInvariant(), path.Key, act.Value!)
        select odd;

    private static IEnumerable<Odd> Of(JsonNode document, string method, string path, JsonNode act)
    {
        var usual = Parameter().Replace(path, "74");
        var body = act["requestBody"]?["content"]?["application/json"]?["schema"] is { } schema ? Sample(document, schema, 0) : null;
        var json = method is "POST" or "PUT" ? ("application/json", body?.ToJsonString() ?? "{}") : default((string Type, string Body)?);
        foreach (var value in path.Contains('{') ? OddPaths : []) yield return new(method, Parameter().Replace(path, value), json?.Type, json?.Body);
        foreach (var query in act["parameters"]?.AsArray().Where(x => x!["in"]!.GetValue<string>() == "query").Select(x => x!["name"]!.GetValue<string>()) ?? [])
            foreach (var value in OddQueries) yield return new(method, $"{usual}?{query}={value}", json?.Type, json?.Body);
        if (json is null) yield break;
        foreach (var (type, odd) in OddBodies) yield return new(method, usual, type, odd);
        foreach (var odd in Variants(body)) yield return new(method, usual, "application/json", odd);
    }

    /// <summary>The body with one leaf after the other replaced by each odd value.</summary>
    private static IEnumerable<string> Variants(JsonNode? body)
    {
        const string Mark = "\"\u2603\"";
        if (body is null) yield break;
        foreach (var leaf in Places(body).ToList())
        {
            var marked = body.DeepClone();
            Put(marked, leaf, JsonValue.Create('\u2603'));
            var text = Regex.Unescape(marked.ToJsonString());
            foreach (var value in OddValues) yield return text.Replace(Mark, value);
        }
    }

    private static IEnumerable<string[]> Places(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Places(field.Value).Select(rest => (string[])[field.Key, .. rest]).Prepend([field.Key])),
        JsonArray items => items.SelectMany((item, i) => Places(item).Select(rest => (string[])[$"{i}", .. rest]).Prepend([$"{i}"])),
        _ => [],
    };

    private static void Put(JsonNode node, string[] place, JsonNode value)
    {
        foreach (var step in place[..^1]) node = node is JsonArray items ? items[int.Parse(step)]! : node[step]!;
        if (node is JsonArray array) array[int.Parse(place[^1])] = value;
        else node[place[^1]] = value;
    }

    private static JsonNode? Sample(JsonNode document, JsonNode schema, int depth)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) return Sample(document, document["components"]!["schemas"]![reference.Split('/')[^1]]!, depth);
        if ((schema["oneOf"] ?? schema["anyOf"])?.AsArray() is { } choices) return Sample(document, choices.First(x => x!["type"]?.ToString() != "null")!, depth);
        var type = schema["type"] is JsonArray types ? types.Select(x => x!.ToString()).First(x => x != "null") : schema["type"]?.ToString();
        return (type, schema["format"]?.ToString()) switch
        {
            ("object" or null, _) when depth < 5 => new JsonObject(schema["properties"]?.AsObject().Select(x => KeyValuePair.Create(x.Key, Sample(document, x.Value!, depth + 1))) ?? []),
            ("array", _) when schema["items"] is { } item => new JsonArray(Sample(document, item, depth + 1)),
            ("integer" or "number", _) => 1,
            ("boolean", _) => true,
            (_, "date-time") => "2025-06-24T03:00:00Z",
            (_, "date") => "2025-06-24",
            // A ward in which no other journey counts anything.
            _ => "25741",
        };
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Parameter();
}
