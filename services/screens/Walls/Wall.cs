using Ioc.Screens.Tiles;

namespace Ioc.Screens.Walls;

/// <summary>The latest tiles of one area and its direct children, and everybody who watches them.</summary>
/// <param name="area">Area path.</param>
public sealed class Wall(string area)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Card> cards = [];
    private readonly HashSet<Watcher> watchers = [];
    private long seq;
    private bool due;
    private DateTimeOffset sentAt;
    private DateTimeOffset beatAt;

    /// <summary>Takes a tile; an older one than that of its name changes nothing.</summary>
    public void Put(Card card)
    {
        lock (gate)
        {
            if (cards.TryGetValue(card.Key, out var known) && known.Seq >= card.Seq) return;
            cards[card.Key] = card;
            seq = Math.Max(seq, card.Seq);
            due = true;
        }
    }

    /// <summary>The latest tiles, in the order in which they were put.</summary>
    public IReadOnlyList<Card> Latest()
    {
        lock (gate) return [.. Newer(-1)];
    }

    /// <summary>Lets a stream watch. It is registered first and reads the state at the next turn, so nothing falls between.</summary>
    public void Watch(Watcher watcher)
    {
        lock (gate)
        {
            watchers.Add(watcher);
            due = true;
        }
    }

    /// <summary>Lets a stream go; nothing is written to it afterwards.</summary>
    public void Leave(Watcher watcher)
    {
        lock (gate) watchers.Remove(watcher);
    }

    /// <summary>Ends every stream, so that readers can turn to another replica.</summary>
    public void End()
    {
        lock (gate)
            foreach (var watcher in watchers) watcher.End();
    }

    /// <summary>Sends what is due: at most one frame a stream in each span, and a beat now and then.</summary>
    /// <returns>Frames sent.</returns>
    public int Turn(DateTimeOffset now, TimeSpan frameEvery, TimeSpan beatEvery)
    {
        lock (gate)
        {
            if (watchers.Count == 0) return 0;
            if (now - beatAt >= beatEvery) Beat(now);
            return due && now - sentAt >= frameEvery ? SendFrames(now) : 0;
        }
    }

    /// <summary>Those who have seen the same share one frame: serialised once however many watch, or come back at once.</summary>
    private int SendFrames(DateTimeOffset now)
    {
        var frames = new Dictionary<long, byte[]>();
        var sent = 0;
        due = false;
        foreach (var watcher in watchers)
        {
            if (watcher.Seen >= seq) continue;
            if (!watcher.Ready)
            {
                due = true;
                continue;
            }
            if (!frames.TryGetValue(watcher.Seen, out var frame))
                frames[watcher.Seen] = frame = Frames.OfTiles(area, Newer(watcher.Seen), seq, now);
            watcher.Send(frame, seq);
            sent++;
        }
        if (sent > 0) sentAt = now;
        return sent;
    }

    private void Beat(DateTimeOffset now)
    {
        beatAt = now;
        var beat = Frames.OfBeat(now);
        foreach (var watcher in watchers)
        {
            watcher.EndIfDue(now);
            if (watcher.Ready) watcher.Send(beat, watcher.Seen);
        }
    }

    private IEnumerable<Card> Newer(long than) => cards.Values.Where(x => x.Seq > than).OrderBy(x => x.Seq);
}
