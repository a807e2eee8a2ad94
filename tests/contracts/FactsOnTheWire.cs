using System.Text;
using System.Text.Json;
using Ioc.Contracts;
using Ioc.Defaults;
using Ioc.Messaging;
using Xunit;
using FactAttribute = Xunit.FactAttribute;

namespace Ioc.Tests.Contracts;

public sealed class FactsOnTheWire
{
    private static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    public static TheoryData<string> Kinds => [.. Samples.All.Select(fact => FactName.Of(fact.GetType()).Type)];

    [Fact]
    public void Every_fact_has_a_sample() =>
        Assert.Equal(FactName.All.Select(x => x.Type).Order(), Samples.All.Select(x => FactName.Of(x.GetType()).Type).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_body_is_what_subscribers_were_promised(string kind)
    {
        var fact = Samples.All.Single(x => FactName.Of(x.GetType()).Type == kind);
        Approved.Holds($"tests/contracts/golden/{kind}.json", JsonSerializer.Serialize(fact, fact.GetType(), Indented));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_body_reads_back_as_the_same_fact(string kind)
    {
        var fact = Samples.All.Single(x => FactName.Of(x.GetType()).Type == kind);
        var body = JsonSerializer.Serialize(fact, fact.GetType(), Json.Options);
        var back = JsonSerializer.Deserialize(body, fact.GetType(), Json.Options);
        Assert.Equal(body, JsonSerializer.Serialize(back, fact.GetType(), Json.Options));
    }

    [Fact]
    public void An_envelope_is_a_cloud_event_whose_key_is_area_domain_name()
    {
        var envelope = Envelope.Of(Samples.All[0], Now);
        var headers = envelope.Properties().Headers!;

        Assert.Equal("74.725.25975.hotline.ticket-opened", envelope.RoutingKey);
        Assert.Equal("ioc.hotline.ticket-opened", envelope.Exchange);
        Assert.Equal("1.0", headers["cloudEvents:specversion"]);
        Assert.Equal("ioc.hotline.ticket-opened", headers["cloudEvents:type"]);
        Assert.Equal("urn:ioc:hotline", headers["cloudEvents:source"]);
        Assert.Equal("74.725.25975", headers["cloudEvents:subject"]);
        Assert.Equal("2025-06-24T03:42:00.000Z", headers["cloudEvents:time"]);
        Assert.Equal(envelope.Id.ToString(), headers["cloudEvents:id"]);
        Assert.Equal("urn:message:Ioc.Contracts.Hotline:TicketOpened", headers["MT-MessageType"]);
        Assert.Equal(envelope.Id.ToString(), envelope.Properties().MessageId);
        Assert.True(envelope.Properties().Persistent);
        Assert.DoesNotContain("\n", Encoding.UTF8.GetString(envelope.Body));
    }

    [Fact]
    public void The_document_for_subscribers_says_what_is_sent() =>
        Approved.Holds("services/shared/contracts/asyncapi.json", AsyncApiDocument.Write());
}
