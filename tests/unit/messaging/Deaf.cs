using Ioc.Messaging;
using Xunit;

namespace Ioc.Tests.Unit.Messaging;

public sealed class Deaf
{
    private static readonly DateTimeOffset Noon = new(2026, 6, 24, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_wrong_for_the_whole_time_ends_the_patience()
    {
        var patience = new Patience(TimeSpan.FromSeconds(30));
        Assert.Equal([false, false, false, true], ((int[])[0, 10, 29, 30]).Select(second => patience.Ends(wrong: true, Noon.AddSeconds(second))));
    }

    [Fact]
    public void One_good_look_begins_the_time_anew()
    {
        var patience = new Patience(TimeSpan.FromSeconds(30));
        Assert.False(patience.Ends(wrong: true, Noon));
        Assert.False(patience.Ends(wrong: false, Noon.AddSeconds(29)));
        Assert.False(patience.Ends(wrong: true, Noon.AddSeconds(31)));
        Assert.False(patience.Ends(wrong: true, Noon.AddSeconds(60)));
        Assert.True(patience.Ends(wrong: true, Noon.AddSeconds(61)));
    }
}
