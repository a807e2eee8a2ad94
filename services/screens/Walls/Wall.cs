using Ioc.Screens.Tiles;

namespace Ioc.Screens.Walls;

/// <summary>The latest tiles of one area and its direct children, and everybody who watches them.</summary>
/// <param name="area">Area path.</param>
public sealed class Wall(string area)
{
    /// <summary>After so many streams whoever sends looks for news.</summary>
    private const int LookEveryStreams = 256;

    // Whoever puts or joins waits for a look at the cards at most, never for thousands of writes.
    private readonly Lock gate = new();
    private readonly Lock turning = new();
    private readonly Dictionary<string, Card> cards = [];
    private readonly List<Watcher> joining = [];
    private readonly List<Watcher> watchers = [];
    private long seq;
    private bool due;
    private bool ending;
    private DateTimeOffset evenAt;
    private long told;
    private DateTimeOffset toldAt;

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
        lock (gate) return Sorted();
    }

    /// <summary>Lets a stream watch until it has ended. It is registered first and reads the state at the next turn, so nothing falls between.</summary>
    public void Watch(Watcher watcher)
    {
        lock (gate)
        {
            joining.Add(watcher);
            due = true;
            if (ending) watcher.End();
        }
    }

    /// <summary>Ends every stream, so that readers can turn to another replica.</summary>
    public void End()
    {
        lock (turning)
            lock (gate)
            {
                ending = true;
                foreach (var watcher in watchers.Concat(joining)) watcher.End();
            }
    }

    /// <summary>
    /// Sends what is due: one frame a stream in each span, and after a calm a second one at once, so that a change does not wait
    /// because another tile's came just before it; and a beat after a silence, so that none is ever in a frame's way.
    /// </summary>
    /// <returns>Frames sent.</returns>
    public int Turn(DateTimeOffset now, TimeSpan frameEvery, TimeSpan beatEvery)
    {
        lock (turning)
        {
            Card[]? latest = null;
            long upTo;
            lock (gate)
            {
                watchers.AddRange(joining);
                joining.Clear();
                if (watchers.Count == 0) return 0;
                if (due && now + frameEvery >= evenAt) (latest, due) = (Sorted(), false);
                upTo = seq;
            }
            // A frame for those alone who have just come breaks no silence.
            var hasNews = latest is not null && upTo > told;
            var beats = !hasNews && now - toldAt >= beatEvery;
            if (latest is null && !beats) return 0;
            if (hasNews || beats) (told, toldAt) = (upTo, now);
            var sent = Send(latest, upTo, beats ? Frames.OfBeat(now) : [], now);
            if (sent > 0) evenAt = (evenAt > now ? evenAt : now) + frameEvery;
            return sent;
        }
    }

    /// <summary>Those who have seen the same share one frame: serialised once however many watch, or come back at once.</summary>
    private int Send(Card[]? latest, long upTo, byte[] beat, DateTimeOffset now)
    {
        var frames = new Dictionary<long, byte[]>();
        var (sent, anyWaits) = (0, false);
        for (var i = 0; i < watchers.Count; i++)
        {
            // What comes meanwhile goes along to those who are still to be served; the others get it in the next round.
            if (i % LookEveryStreams == LookEveryStreams - 1 && Volatile.Read(ref seq) > upTo)
            {
                frames.Clear();
                lock (gate) (latest, upTo) = (Sorted(), seq);
            }
            var watcher = watchers[i];
            watcher.EndIfDue(now);
            if (watcher.Ended.IsCompleted) continue;
            if (!watcher.CatchUp(now)) anyWaits = true;
            else if (latest is not null && watcher.Seen < upTo)
            {
                if (!frames.TryGetValue(watcher.Seen, out var frame))
                    frames[watcher.Seen] = frame = Frames.OfTiles(area, latest.Where(x => x.Seq > watcher.Seen), upTo, now);
                watcher.Send(frame, upTo, now);
                sent++;
            }
            else if (beat.Length > 0) watcher.Send(beat, watcher.Seen, now);
        }
        watchers.RemoveAll(x => x.Ended.IsCompleted);
        if (anyWaits) lock (gate) due = true;
        return sent;
    }

    private Card[] Sorted() => [.. cards.Values.OrderBy(x => x.Seq)];
}
