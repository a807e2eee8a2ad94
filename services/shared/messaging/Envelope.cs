using System.Diagnostics;
using System.Text.Json;
using Ioc.Contracts;
using Ioc.Defaults;
using RabbitMQ.Client;

namespace Ioc.Messaging;

/// <summary>A fact ready for the wire: CloudEvents 1.0, binary mode, on AMQP 0-9-1.</summary>
/// <param name="Id">CloudEvents id and AMQP message id: the key of every inbox.</param>
/// <param name="Exchange">The fact's topic exchange; also its CloudEvents type.</param>
/// <param name="RoutingKey">Area path, domain, name.</param>
/// <param name="Urn">MassTransit's name of the record.</param>
/// <param name="Body">JSON, UTF-8.</param>
/// <param name="Traceparent">W3C trace context of whatever caused the fact.</param>
/// <param name="HappenedAt">CloudEvents time.</param>
public sealed record Envelope(
    Guid Id, string Exchange, string RoutingKey, string Urn, byte[] Body, string? Traceparent, DateTimeOffset HappenedAt)
{
    /// <summary>Closes an envelope around a fact; the trace is that of the running act unless another one is said.</summary>
    public static Envelope Of(IFact fact, DateTimeOffset now, string? traceparent = null)
    {
        var name = FactName.Of(fact.GetType());
        return new Envelope(Guid.CreateVersion7(now), name.Type, name.RoutingKey(fact.Area), name.Urn,
            JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), Json.Options), traceparent ?? Activity.Current?.Id, now);
    }

    /// <summary>AMQP properties and CloudEvents headers.</summary>
    public BasicProperties Properties()
    {
        var domain = Exchange.Split('.')[1];
        var id = Id.ToString();
        var headers = new Dictionary<string, object?>
        {
            ["cloudEvents:specversion"] = "1.0",
            ["cloudEvents:id"] = id,
            ["cloudEvents:source"] = $"urn:ioc:{domain}",
            ["cloudEvents:type"] = Exchange,
            ["cloudEvents:subject"] = RoutingKey[..^(Exchange.Length - 3)],
            ["cloudEvents:time"] = HappenedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["MT-MessageType"] = Urn,
        };
        if (Traceparent is not null)
        {
            headers["traceparent"] = Traceparent;
            headers["MT-Activity-Id"] = Traceparent;
        }
        return new BasicProperties
        {
            MessageId = id, ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent,
            Type = Exchange, Headers = headers,
        };
    }
}
