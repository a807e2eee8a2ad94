using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Ioc.Tests.Unit.Indicators;

/// <summary>As much of JSON Schema 2020-12 as the rule files' schema uses; a word that is not known here is an error, not a pass.</summary>
internal sealed class JsonSchema(JsonNode root)
{
    private static readonly string[] Comments = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>Where a document is not as the schema says.</summary>
    public IEnumerable<string> Faults(JsonNode? document) => Faults(root, document, "");

    private IEnumerable<string> Faults(JsonNode schema, JsonNode? value, string at) =>
        schema.AsObject().Where(x => !Comments.Contains(x.Key)).SelectMany(x => Word(schema, x.Key, x.Value!, value, at));

    private IEnumerable<string> Word(JsonNode schema, string word, JsonNode rule, JsonNode? value, string at)
    {
        var (members, items, number) = (value as JsonObject, value as JsonArray, Number(value));
        return word switch
        {
            "$ref" => Faults(rule.GetValue<string>()[2..].Split('/').Aggregate(root, (node, key) => node[key]!), value, at),
            "anyOf" => rule.AsArray().Any(x => !Faults(x!, value, at).Any()) ? [] : [$"{at}: none of the alternatives"],
            "type" => Say(IsOf(rule.GetValue<string>(), value), $"is no {rule}"),
            "const" => Say(JsonNode.DeepEquals(rule, value), $"is not {rule}"),
            "enum" => Say(rule.AsArray().Any(x => JsonNode.DeepEquals(x, value)), "is none of those allowed"),
            "pattern" => Say(value?.GetValueKind() != JsonValueKind.String || Regex.IsMatch(value.GetValue<string>(), rule.GetValue<string>()), $"is not like {rule}"),
            "minimum" => Say(number is null || number >= Number(rule), $"is below {rule}"),
            "exclusiveMinimum" => Say(number is null || number > Number(rule), $"is not above {rule}"),
            "maximum" => Say(number is null || number <= Number(rule), $"is above {rule}"),
            "minItems" => Say(items is null || items.Count >= Number(rule), $"has fewer than {rule}"),
            "uniqueItems" => Say(items is null || items.Select(x => x?.ToJsonString()).Distinct().Count() == items.Count, "repeats an item"),
            "items" => items is null ? [] : items.SelectMany((x, i) => Faults(rule, x, $"{at}/{i}")),
            "required" => members is null ? [] : rule.AsArray().Select(x => x!.GetValue<string>()).Where(x => !members.ContainsKey(x)).Select(x => $"{at}: {x} missing"),
            "properties" => members is null ? [] : members.Where(x => rule[x.Key] is not null).SelectMany(x => Faults(rule[x.Key]!, x.Value, $"{at}/{x.Key}")),
            "additionalProperties" => members is null ? [] : members.Where(x => schema["properties"]![x.Key] is null).Select(x => $"{at}: {x.Key} is unknown"),
            _ => throw new NotSupportedException($"The word {word} at {at} is not understood here."),
        };

        IEnumerable<string> Say(bool holds, string fault) => holds ? [] : [$"{at}: {fault}"];
    }

    private static decimal? Number(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? value.AsValue().GetValue<JsonElement>().GetDecimal() : null;

    private static bool IsOf(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("null", JsonValueKind.Null) => true,
        ("integer", JsonValueKind.Number) => Number(value) is { } number && decimal.IsInteger(number),
        _ => false,
    };
}
