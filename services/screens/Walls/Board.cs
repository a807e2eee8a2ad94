using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Threading.Channels;
using Ioc.Screens.Tiles;

namespace Ioc.Screens.Walls;

/// <summary>All walls of this replica: what every read and every stream is served from.</summary>
public sealed class Board
{
    private readonly ConcurrentDictionary<string, Wall> walls = new();
    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private readonly TimeProvider clock;
    private long seq;
    private long streams;

    /// <summary>An empty board.</summary>
    public Board(TimeProvider clock)
    {
        this.clock = clock;
        ScreensMetrics.AskFrom(() => Interlocked.Read(ref streams), Ages);
    }

    /// <summary>Everything up to this seq is on the board.</summary>
    public long Seq => Interlocked.Read(ref seq);

    /// <summary>True once everything was read.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Tells who turns the walls that there may be something to send; many words before the next look are one.</summary>
    public ChannelReader<bool> Woken => woken.Reader;

    /// <summary>Every wall that has tiles or watchers.</summary>
    public IEnumerable<Wall> Walls => walls.Values;

    /// <summary>The wall of an area.</summary>
    public Wall Of(string area) => walls.GetOrAdd(area, path => new Wall(path));

    /// <summary>Hangs tiles on the wall of their area and on that of its parent; one caller at a time.</summary>
    public void Put(IReadOnlyList<Card> cards, long upTo)
    {
        foreach (var card in cards)
        {
            var area = card.Area;
            Of(area).Put(card);
            if (area.LastIndexOf('.') is > 0 and var dot) Of(area[..dot]).Put(card);
        }
        Interlocked.Exchange(ref seq, Math.Max(seq, upTo));
        Loaded = true;
        Wake();
    }

    /// <summary>Says that there may be something to send.</summary>
    public void Wake() => woken.Writer.TryWrite(true);

    /// <summary>Counts a stream in, unless as many as may be are open.</summary>
    public bool TryOpenStream(int streamsMax)
    {
        if (Interlocked.Increment(ref streams) <= streamsMax) return true;
        CloseStream();
        return false;
    }

    /// <summary>Counts a stream out.</summary>
    public void CloseStream() => Interlocked.Decrement(ref streams);

    private IEnumerable<Measurement<double>> Ages()
    {
        var now = clock.GetUtcNow();
        // After a reform the old root's tiles are still there; the younger of two is the one that lives.
        return
            from wall in walls
            where !wall.Key.Contains('.')
            from card in wall.Value.Latest()
            where card.IsOf(wall.Key)
            group (now - AsOf(card)).TotalSeconds by card.Tile into tile
            select new Measurement<double>(tile.Min(), new KeyValuePair<string, object?>("tile", tile.Key));
    }

    private static DateTimeOffset AsOf(Card card)
    {
        using var tile = JsonDocument.Parse(new ReadOnlyMemory<byte>([.. card.Body.Span, (byte)'}']));
        return tile.RootElement.GetProperty("asOf").GetDateTimeOffset();
    }
}
