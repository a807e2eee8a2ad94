using Ioc.Desk.Alarms;
using Xunit;

namespace Ioc.Tests.Unit.Desk;

public sealed class Floods
{
    private static readonly DateTimeOffset Now = new(2025, 6, 24, 3, 42, 30, TimeSpan.Zero);
    private static readonly long Minute = Flood.MinuteOf(Now);

    /// <summary>Raises by minutes before now.</summary>
    private static Dictionary<long, int> Raises(params (int MinutesAgo, int Count)[] raises) => raises.ToDictionary(x => Minute - x.MinutesAgo, x => x.Count);

    public static TheoryData<bool, int[]> Cases() => new()
    {
        { false, [] },
        { false, [0, 10] },
        { true, [0, 11] },
        { true, [9, 6, 0, 5] },
        { false, [10, 6, 0, 5] },
        { true, [12, 11, 8, 5] },
        { false, [12, 11, 8, 4] },
        { false, [30, 11] },
        { true, [30, 11, 25, 5, 17, 5, 9, 5] },
        { false, [30, 11, 25, 5, 12, 5, 9, 4] },
    };

    /// <summary>Pairs of minutes ago and raises.</summary>
    [Theory, MemberData(nameof(Cases))]
    public void A_flood_begins_above_ten_in_ten_minutes_and_lasts_until_fewer_than_five(bool on, int[] pairs) =>
        Assert.Equal(on, Flood.IsOn(Raises([.. pairs.Chunk(2).Select(x => (x[0], x[1]))]), Now));
}
