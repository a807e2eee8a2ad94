using Ioc.Screens.Walls;
using Xunit;

namespace Ioc.Tests.Unit.Screens;

public sealed class WallPace : OnAWall
{
    [Fact]
    public void However_often_a_tile_changes_a_stream_has_four_frames_a_second_and_one_more_at_the_beginning()
    {
        var reader = Watch();
        var sentAt = new List<DateTimeOffset>();
        for (var millisecond = 0; millisecond < 5_000; millisecond += 5)
        {
            Put("74|tickets.open", millisecond + 1, millisecond);
            if (Turn(TimeSpan.FromMilliseconds(5)) > 0) sentAt.Add(Now);
        }
        Assert.Equal(21, sentAt.Count);
        Assert.All(sentAt, first => Assert.InRange(sentAt.Count(x => x >= first && x < first.AddSeconds(1)), 1, 5));
        Assert.Equal(21, reader.Ids.Count());
    }

    [Fact]
    public void A_change_on_a_quiet_wall_leaves_at_the_next_turn()
    {
        Watch();
        Turn(FrameEvery);
        Turn(TimeSpan.FromSeconds(3));
        Put("74|tickets.open", 1, 10);
        Assert.Equal(1, Turn(TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public void A_change_right_behind_another_leaves_at_once_and_a_third_waits()
    {
        Watch();
        Turn(FrameEvery);
        Turn(TimeSpan.FromSeconds(3));
        var frames = new List<int>();
        for (var seq = 1; seq <= 3; seq++)
        {
            Put($"74|tile-{seq}", seq, 10);
            frames.Add(Turn(TimeSpan.FromMilliseconds(1)));
        }
        Assert.Equal([1, 1, 0], frames);
        Assert.Equal(1, Turn(FrameEvery));
    }

    [Fact]
    public void Many_changes_of_a_tile_within_a_span_become_its_latest()
    {
        var reader = Watch();
        Turn(FrameEvery);
        for (var seq = 1; seq <= 100; seq++) Put("74|tickets.open", seq, seq);
        Turn(FrameEvery);
        Assert.Equal(new Dictionary<string, double> { ["74|tickets.open"] = 100 }, reader.Frame(1));
    }

    [Fact]
    public void What_comes_while_thousands_are_served_goes_along_to_the_rest_and_then_to_the_first()
    {
        Put("74|tickets.open", 1, 10);
        var first = new Listening();
        Wall.Watch(new Watcher(bytes =>
        {
            Put("74|tickets.open", 2, 11);
            return first.Take(bytes);
        }, -1, DateTimeOffset.MaxValue));
        var last = Enumerable.Range(0, 1_000).Select(_ => Watch()).ToList()[^1];
        Turn(FrameEvery);
        Assert.Equal([1], first.Ids);
        Assert.Equal([2], last.Ids);
        Turn(FrameEvery);
        Assert.Equal([1, 2], first.Ids);
        Assert.Equal([2], last.Ids);
    }

    [Fact]
    public void A_beat_comes_after_a_silence_of_five_seconds_and_again()
    {
        var reader = Watch();
        for (var turn = 0; turn < 400; turn++) Turn(TimeSpan.FromMilliseconds(50));
        Assert.InRange(reader.Beats, 3, 4);
    }

    [Fact]
    public void Whoever_hears_of_changes_hears_no_beat()
    {
        var reader = Watch();
        for (var second = 1; second <= 20; second++)
        {
            Put("74|tickets.open", second, second);
            Turn(TimeSpan.FromSeconds(1));
        }
        Assert.Equal((20, 0), (reader.Ids.Count(), reader.Beats));
        Turn(BeatEvery);
        Assert.Equal(1, reader.Beats);
    }

    [Fact]
    public void Those_who_keep_coming_do_not_silence_the_beats_of_the_others()
    {
        Put("74|tickets.open", 1, 10);
        var first = Watch();
        for (var second = 0; second < 20; second++)
        {
            Turn(TimeSpan.FromSeconds(1));
            Watch();
        }
        Assert.Single(first.Ids);
        Assert.InRange(first.Beats, 3, 4);
    }
}
