using System.Threading.Channels;
using Ioc.Areas;
using Ioc.Contracts.Screens;
using Ioc.Defaults;
using Ioc.Messaging;
using Ioc.Screens.Walls;

namespace Ioc.Screens.Tiles;

/// <summary>
/// Keeps this replica's boards equal to Redis: hears first, then reads everything, then follows the sequence. A gap in it,
/// whatever tore it, is closed by reading everything again; a Redis that forgot is told anew by the owners.
/// </summary>
public sealed partial class Mirror(
    Cache cache, Board board, Broker broker, AreaTree areas, TimeProvider clock, ILogger<Mirror> log) : BackgroundService
{
    /// <summary>Messages held back while everything is read; more are dropped, and the gap is seen.</summary>
    public const int HeldMax = 10_000;

    /// <summary>Set once the owners were asked to announce everything; gone when Redis lost what it had.</summary>
    private const string Asked = "screens:asked";

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);
    private static readonly byte[] Check = [];

    private readonly Channel<byte[]> heard = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(HeldMax) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
    private long seenAtCheck;

    /// <summary>When Redis last answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => heard.Writer.TryWrite(Check), null, TimeSpan.Zero, CheckEvery);
        var hears = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!hears) await cache.Hear(message => heard.Writer.TryWrite(message), stoppingToken);
                hears = true;
                var message = await heard.Reader.ReadAsync(stoppingToken);
                if (message.Length == 0) await Compare(stoppingToken);
                else await Follow(Card.ReadMessage(message), stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested) { return; }
            catch (Exception failure)
            {
                Waits(log, failure.GetBaseException().Message);
                await Task.Delay(CheckEvery, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task Follow(IReadOnlyList<Card> cards, CancellationToken ct)
    {
        var seq = cards[0].Seq;
        if (seq <= board.Seq) return;
        if (!board.Loaded || seq > board.Seq + 1) await Load(ct);
        else board.Put(cards, seq);
    }

    /// <summary>Looks once a second whether Redis still knows what we know, and we what it knows.</summary>
    private async Task Compare(CancellationToken ct)
    {
        var found = await cache.Ask(redis => redis.StringGetAsync([Asked, Shelf.Seq]), ct);
        AnsweredAt = clock.GetUtcNow();
        var seq = found[1].IsNull ? 0 : (long)found[1];
        // A message may be on its way for a moment, not for a second.
        if (!board.Loaded || board.Seq < seenAtCheck) await Load(ct);
        seenAtCheck = seq;
        if (found[0].IsNull || seq < board.Seq) await AskOwners(seq, ct);
    }

    private async Task Load(CancellationToken ct)
    {
        var found = await cache.Ask(async redis =>
        {
            var seq = await redis.StringGetAsync(Shelf.Seq);
            return (Seq: seq.IsNull ? 0 : (long)seq, Cards: await redis.HashGetAllAsync(Shelf.Tiles));
        }, ct);
        board.Put([.. found.Cards.Select(x => Card.ReadStored(x.Name!, (byte[])x.Value!))], found.Seq);
        Read(log, found.Cards.Length, found.Seq);
    }

    /// <summary>The walls keep what they have; the sequence goes on above what they have seen.</summary>
    private async Task AskOwners(long seq, CancellationToken ct)
    {
        var floor = Math.Max(board.Seq, clock.GetUtcNow().ToUnixTimeMilliseconds());
        if (seq < board.Seq) await cache.Ask(redis => redis.StringSetAsync(Shelf.Seq, floor), ct);
        if (areas.Roots(clock.Today()) is [var root, ..]) await broker.Announce(new TotalsWanted(root.Path, Simulated: false), ct);
        await cache.Ask(redis => redis.StringSetAsync(Asked, Shelf.Instant(clock.GetUtcNow())), ct);
        Forgot(log);
    }

    [LoggerMessage(1, LogLevel.Information, "Read {Tiles} tiles up to {Seq}")]
    private static partial void Read(ILogger log, int tiles, long seq);

    [LoggerMessage(2, LogLevel.Warning, "Redis knew no tiles; the owners were asked for all totals")]
    private static partial void Forgot(ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "The mirror waits: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
