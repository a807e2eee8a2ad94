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
        await using var whole = await Subscriber.ConnectAsync(await city.Stack.SliceAsync("719"), "district-719.facts", "74.719.#", "74.719.25822.hotline.*");
        Assert.Empty(whole.Heard);
    }
}
