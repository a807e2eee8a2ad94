using System.Text;
using Ioc.Screens.Tiles;
using Ioc.Screens.Walls;

namespace Ioc.Tests.Unit.Screens;

/// <summary>A wall of a province, those who watch it, and a clock that a test moves.</summary>
public abstract class OnAWall
{
    protected static readonly TimeSpan FrameEvery = TimeSpan.FromMilliseconds(250);
    protected static readonly TimeSpan BeatEvery = TimeSpan.FromSeconds(5);
    protected static readonly DateTimeOffset Start = new(2026, 11, 21, 3, 42, 0, TimeSpan.Zero);

    protected Wall Wall { get; } = new("74");

    protected DateTimeOffset Now { get; private set; } = Start;

    protected void Put(string key, long seq, double value)
    {
        var parts = key.Split('|');
        Wall.Put(new Card(key, seq, Encoding.UTF8.GetBytes($"{{\"area\":\"{parts[0]}\",\"tile\":\"{parts[1]}\",\"value\":{value}"),
            Encoding.UTF8.GetBytes($",\"history\":[[60,{value}]]")));
    }

    private protected Listening Watch(long seen = -1)
    {
        var reader = new Listening();
        Wall.Watch(new Watcher(reader.Take, seen, DateTimeOffset.MaxValue));
        return reader;
    }

    protected int Turn(TimeSpan later) => Wall.Turn(Now += later, FrameEvery, BeatEvery);
}
