using System.Runtime.InteropServices;
using System.Text;
using Ioc.Screens.Walls;
using Xunit;

namespace Ioc.Tests.Unit.Screens;

public sealed class WallTurns : OnAWall
{
    [Fact]
    public void A_watcher_gets_everything_first_and_then_only_what_changed()
    {
        Put("74|tickets.open", 1, 10);
        Put("74.725|tickets.open", 2, 4);
        var reader = Watch();
        Turn(FrameEvery);
        Put("74|tickets.open", 3, 11);
        Turn(FrameEvery);
        Assert.Equal(new Dictionary<string, double> { ["74|tickets.open"] = 10, ["74.725|tickets.open"] = 4 }, reader.Frame(0));
        Assert.Equal(new Dictionary<string, double> { ["74|tickets.open"] = 11 }, reader.Frame(1));
        Assert.Equal([2, 3], reader.Ids);
    }

    [Fact]
    public void An_empty_wall_says_so_once()
    {
        var reader = Watch();
        Turn(FrameEvery);
        Turn(FrameEvery);
        Assert.Empty(reader.Frame(0));
        Assert.Equal([0], reader.Ids);
    }

    [Fact]
    public void An_older_tile_changes_nothing()
    {
        Put("74|tickets.open", 5, 50);
        var reader = Watch();
        Turn(FrameEvery);
        Put("74|tickets.open", 4, 40);
        Put("74|tickets.open", 5, 99);
        Assert.Equal(0, Turn(FrameEvery));
        Assert.Equal([5], reader.Ids);
        Assert.Equal(50, reader.Frame(0)["74|tickets.open"]);
    }

    [Fact]
    public void Who_resumes_gets_what_is_newer_and_nothing_twice()
    {
        Put("74|tickets.open", 1, 10);
        Put("74|tickets.overdue", 2, 3);
        Put("74|dossiers.open", 3, 70);
        var resumed = Watch(seen: 2);
        var upToDate = Watch(seen: 3);
        Turn(FrameEvery);
        Assert.Equal(new Dictionary<string, double> { ["74|dossiers.open"] = 70 }, resumed.Frame(0));
        Assert.Empty(upToDate.Ids);
    }

    [Fact]
    public void All_who_have_seen_the_same_are_handed_the_same_bytes()
    {
        Put("74|tickets.open", 1, 10);
        var readers = Enumerable.Range(0, 50).Select(_ => Watch()).ToList();
        Turn(FrameEvery);
        Put("74|tickets.open", 2, 11);
        Turn(FrameEvery);
        for (var frame = 0; frame < 2; frame++)
            Assert.Single(readers.Select(x => Array(x.Handed.Where(y => Encoding.UTF8.GetString(y.Span).Contains("event: tiles")).ElementAt(frame))).Distinct());
    }

    [Fact]
    public void A_slow_reader_is_passed_over_and_then_gets_the_latest()
    {
        var slow = Watch();
        var quick = Watch();
        Turn(FrameEvery);
        slow.Hold();
        for (var seq = 1; seq <= 40; seq++)
        {
            Put("74|tickets.open", seq, seq);
            Turn(FrameEvery);
        }
        Assert.Equal(41, quick.Ids.Count());
        Assert.Equal([0, 1], slow.Ids);
        slow.Release();
        Turn(FrameEvery);
        Assert.Equal([0, 1, 40], slow.Ids);
        Assert.Equal(40, slow.Frame(2)["74|tickets.open"]);
        Assert.Equal(slow.Text, string.Concat(slow.Handed.Select(x => Encoding.UTF8.GetString(x.Span))));
    }

    [Fact]
    public void A_reader_that_takes_nothing_is_given_up_and_one_that_is_slow_is_not()
    {
        var (stuck, slow) = (new Listening(), new Listening());
        var (stuckWatcher, slowWatcher) = (new Watcher(stuck.Take, -1, DateTimeOffset.MaxValue), new Watcher(slow.Take, -1, DateTimeOffset.MaxValue));
        foreach (var watcher in (Watcher[])[stuckWatcher, slowWatcher]) Wall.Watch(watcher);
        Turn(FrameEvery);
        stuck.Hold();
        for (var span = 0; span < 4; span++)
        {
            slow.Hold();
            Put("74|tickets.open", span + 1, span);
            Turn(Watcher.PatienceWithSlow / 3);
            slow.Release();
            Turn(FrameEvery);
        }
        Assert.True(stuckWatcher.Ended.IsCompleted);
        Assert.False(slowWatcher.Ended.IsCompleted);
        Assert.Equal(3, slow.Frame(4)["74|tickets.open"]);
    }

    [Fact]
    public void A_reader_that_has_gone_ends_its_stream()
    {
        var reader = new Listening();
        var watcher = new Watcher(reader.Take, -1, DateTimeOffset.MaxValue);
        Wall.Watch(watcher);
        Turn(FrameEvery);
        reader.IsGone = true;
        Put("74|tickets.open", 1, 10);
        Turn(FrameEvery);
        Assert.True(watcher.Ended.IsCompleted);
    }

    [Fact]
    public void A_wall_that_has_ended_ends_who_comes_after()
    {
        Wall.End();
        var late = new Watcher(new Listening().Take, -1, DateTimeOffset.MaxValue);
        Wall.Watch(late);
        Assert.True(late.Ended.IsCompleted);
    }

    [Fact]
    public void A_stream_ends_with_its_token()
    {
        var reader = new Listening();
        var watcher = new Watcher(reader.Take, -1, Start.AddSeconds(12));
        Wall.Watch(watcher);
        while (Now < Start.AddSeconds(11)) Turn(TimeSpan.FromSeconds(1));
        Assert.False(watcher.Ended.IsCompleted);
        while (Now < Start.AddSeconds(18)) Turn(TimeSpan.FromSeconds(1));
        Assert.True(watcher.Ended.IsCompleted);
    }

    [Fact]
    public void Nothing_is_written_to_a_stream_that_has_ended()
    {
        var reader = new Listening();
        var watcher = new Watcher(reader.Take, -1, DateTimeOffset.MaxValue);
        Wall.Watch(watcher);
        watcher.End();
        Put("74|tickets.open", 1, 10);
        Turn(BeatEvery);
        Assert.Empty(reader.Handed);
    }

    [Fact]
    public void History_is_sent_for_the_area_itself_and_not_for_its_children()
    {
        Put("74|tickets.open", 1, 10);
        Put("74.725|tickets.open", 2, 4);
        var reader = Watch();
        Turn(FrameEvery);
        var frame = Encoding.UTF8.GetString(reader.Handed.Single(x => Encoding.UTF8.GetString(x.Span).Contains("event: tiles")).Span);
        Assert.Contains("\"value\":10,\"history\":[[60,10]]}", frame);
        Assert.Contains("\"value\":4}", frame);
    }

    private static byte[]? Array(ReadOnlyMemory<byte> memory) => MemoryMarshal.TryGetArray(memory, out var segment) ? segment.Array : null;
}
