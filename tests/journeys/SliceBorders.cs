using Ioc.Tests.Support;
using RabbitMQ.Client.Exceptions;
using Xunit;

namespace Ioc.Tests.Journeys;

public sealed class SliceBorders(City city)
{
    [Theory]
    [InlineData("district-723.x", "74.725.#")]
    [InlineData("district-723.x", "#")]
    [InlineData("district-723.x", "74.#")]
    [InlineData("district-723.x", "74.*.#")]
    [InlineData("district-723.x", "*.723.#")]
    [InlineData("district-725.x", "74.723.#")]
    [InlineData("hotline", "74.723.#")]
    [InlineData("anything", "74.723.#")]
    public async Task The_broker_itself_refuses_what_lies_outside_a_slice(string queue, string key)
    {
        var address = await city.Stack.SliceAsync("723");
        var refused = await Assert.ThrowsAsync<OperationInterruptedException>(() => Subscriber.ConnectAsync(address, queue, key));
        Assert.Equal(403, refused.ShutdownReason!.ReplyCode);
    }

    [Fact]
    public async Task A_district_binds_its_own_subtree_and_parts_of_it()
    {
        await using var slice = await Subscriber.ConnectAsync(await city.Stack.SliceAsync("718"), "district-718.facts", "74.718.25747.#", "74.718.25744.hotline.*");
        await city.Post("/api/hotline/tickets", new { area = "25744", category = "Giao thông", channel = "phone", summary = "Đèn tín hiệu hỏng" });
        await Eventually.Holds(() => Task.FromResult(slice.Heard.Any(fact => fact.Key == "74.718.25744.hotline.ticket-opened")), "the district heard of its ticket");
    }
}
