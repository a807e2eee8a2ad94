using System.Text;
using Ioc.Tests.Support;
using RabbitMQ.Client;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class PoisonOnTheBus(City city)
{
    [Fact]
    public async Task A_message_that_cannot_be_read_is_parked_with_its_reason_and_replayed_once_repaired()
    {
        var id = Guid.NewGuid().ToString();
        await Publish(id, "{\"area\":\"74.726\",", "urn:message:Ioc.Contracts.Screens:TotalsWanted");

        await Eventually.Holds(async () => await Reason(id) is { Length: > 0 }, "the hotline parked it");
        Assert.Contains("JSON", await Reason(id));
        var answer = await city.Operator.Post($"/api/hotline/parked/{id}:replay", new { body = new { area = "74.726", simulated = false } });
        Assert.Equal(202, (int)answer.StatusCode);
        await Eventually.Holds(async () => await Reason(id) is null, "nothing is parked any more");
        Assert.Equal("no-such-parked-message", await (await city.Operator.Post($"/api/hotline/parked/{id}:replay", new { })).Problem());
    }

    private async Task<string?> Reason(string id) => (await city.Get("/api/hotline/parked")).GetProperty("items").EnumerateArray()
        .Where(x => x.GetProperty("id").GetString() == id).Select(x => x.GetProperty("reason").GetString()).SingleOrDefault();

    private async Task Publish(string id, string body, string urn)
    {
        var address = city.Stack.VariablesOf("screens")["ConnectionStrings__bus"];
        await using var connection = await new ConnectionFactory { Uri = new Uri(address) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync(new CreateChannelOptions(true, true));
        await channel.BasicPublishAsync("ioc.screens.totals-wanted", "74.726.screens.totals-wanted", true, new BasicProperties
        {
            MessageId = id, ContentType = "application/json", DeliveryMode = DeliveryModes.Persistent, Type = "ioc.screens.totals-wanted",
            Headers = new Dictionary<string, object?> { ["MT-MessageType"] = urn },
        }, Encoding.UTF8.GetBytes(body));
    }
}
