using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Ioc.Contracts;
using Ioc.Defaults;

namespace Ioc.Tests.Contracts;

/// <summary>AsyncAPI 3.0 for everything that a district can subscribe to, made from the contract records.</summary>
internal static class AsyncApiDocument
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static string Write()
    {
        var facts = FactName.All.OrderBy(x => x.Type, StringComparer.Ordinal).ToList();
        var document = new JsonObject
        {
            ["asyncapi"] = "3.0.0",
            ["info"] = new JsonObject
            {
                ["title"] = "IOC slices",
                ["version"] = "1.0.0",
                ["description"] = "Sự kiện của trung tâm điều hành thông minh / Facts of the intelligent operation centre. CloudEvents 1.0, binary mode over AMQP 0-9-1. "
                    + "Bind an own queue to the exchange ioc.slices with the key {area}.# of your unit. "
                    + "Declare it as a quorum queue and wait two seconds before the first binding: a broker that is killed sooner may forget a new queue.",
            },
            ["defaultContentType"] = "application/json",
            ["channels"] = Each(facts, Channel),
            ["operations"] = Each(facts, Operation),
            ["components"] = new JsonObject { ["messages"] = Each(facts, Message) },
        };
        return document.ToJsonString(Indented);
    }

    private static JsonObject Each(List<FactName> facts, Func<FactName, JsonObject> make)
    {
        var all = new JsonObject();
        foreach (var fact in facts) all[fact.Type] = make(fact);
        return all;
    }

    private static JsonObject Channel(FactName fact) => new()
    {
        ["address"] = $"{{area}}.{fact.Domain}.{fact.Name}",
        ["parameters"] = new JsonObject { ["area"] = new JsonObject { ["description"] = "Area path, e.g. 74.725.25975" } },
        ["messages"] = new JsonObject { [fact.Type] = new JsonObject { ["$ref"] = $"#/components/messages/{fact.Type}" } },
        ["bindings"] = new JsonObject
        {
            ["amqp"] = new JsonObject
            {
                ["is"] = "routingKey",
                ["exchange"] = new JsonObject { ["name"] = FactName.SlicesExchange, ["type"] = "topic", ["durable"] = true, ["autoDelete"] = false },
                ["bindingVersion"] = "0.3.0",
            },
        },
    };

    private static JsonObject Operation(FactName fact) => new()
    {
        ["action"] = "send",
        ["channel"] = new JsonObject { ["$ref"] = $"#/channels/{fact.Type}" },
    };

    private static JsonObject Message(FactName fact) => new()
    {
        ["name"] = fact.Type,
        ["headers"] = new JsonObject
        {
            ["type"] = "object",
            ["required"] = new JsonArray("cloudEvents:specversion", "cloudEvents:id", "cloudEvents:source", "cloudEvents:type", "cloudEvents:subject", "cloudEvents:time"),
            ["properties"] = new JsonObject { ["cloudEvents:type"] = new JsonObject { ["const"] = fact.Type } },
        },
        ["payload"] = JsonSchemaExporter.GetJsonSchemaAsNode(Json.Options, fact.Clr, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true }),
        ["examples"] = new JsonArray(new JsonObject
        {
            ["payload"] = JsonSerializer.SerializeToNode(Samples.All.Single(x => x.GetType() == fact.Clr), fact.Clr, Json.Options),
        }),
    };
}
