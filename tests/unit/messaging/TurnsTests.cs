using Ioc.Messaging;
using Xunit;

namespace Ioc.Tests.Unit.Messaging;

public sealed class TurnsTests
{
    private const int Round = 30;

    private static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 0, 0, 400, TimeSpan.Zero);
    private static readonly string[] Names = [.. Enumerable.Range(25_700, 104).Select(x => $"74.{700 + (x % 9)}.{x}")];

    [Theory]
    [InlineData(1_000)]
    [InlineData(1_037)]
    [InlineData(2_500)]
    public void Every_name_comes_once_in_a_round_however_wide_the_steps(int stepMilliseconds)
    {
        var came = Names.ToDictionary(x => x, _ => 0);
        var (at, end) = (Start, Start.AddSeconds(10 * Round));
        while (at < end)
        {
            var next = at.AddMilliseconds(stepMilliseconds) < end ? at.AddMilliseconds(stepMilliseconds) : end;
            foreach (var name in Names.Where(x => Turns.Comes(x, at, next, Round))) came[name]++;
            at = next;
        }
        Assert.All(came.Values, times => Assert.Equal(10, times));
    }

    [Fact]
    public void A_span_of_a_round_holds_every_turn_and_an_instant_none()
    {
        Assert.All(Names, name => Assert.True(Turns.Comes(name, Start, Start.AddSeconds(Round), Round)));
        Assert.All(Names, name => Assert.False(Turns.Comes(name, Start, Start, Round)));
    }

    [Fact]
    public void No_second_holds_more_than_a_few_of_a_province() =>
        Assert.All(Enumerable.Range(0, Round), second =>
            Assert.InRange(Names.Count(x => Turns.Comes(x, Start.AddSeconds(second), Start.AddSeconds(second + 1), Round)), 0, 10));
}
