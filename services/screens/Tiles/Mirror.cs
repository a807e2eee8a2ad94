using System.Threading.Channels;
using Ioc.Areas;
using Ioc.Contracts.Screens;
using Ioc.Defaults;
using Ioc.Messaging;
using Ioc.Screens.Walls;

namespace Ioc.Screens.Tiles;

/// <summary>
/// Keeps this replica's board equal to Redis: hears first, then reads everything, then follows the sequence. A gap in it,
/// whatever tore it, is closed by reading everything again; a Redis that forgot is told anew by the owners.
/// </summary>
public sealed partial class Mirror(
    Cache cache, Board board, Broker broker, AreaTree areas, TimeProvider clock, ILogger<Mirror> log) : BackgroundService
{
    /// <summary>Messages held back while everything is read; more are dropped, and the gap is seen.</summary>
    public const int HeldMax = 10_000;

    /// <summary>Set once the owners were asked to announce everything; gone when Redis lost what it had.</summary>
    private const string Asked = "screens:asked";

    private const string Raise = "if tonumber(redis.call('GET', KEYS[1]) or '0') < tonumber(ARGV[1]) then redis.call('SET', KEYS[1], ARGV[1]) end";

    private static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(1);
    private static readonly byte[] Check = [];

    private readonly Channel<byte[]> heard = Channel.CreateBounded<byte[]>(
        new BoundedChannelOptions(HeldMax) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest });
    private bool hears;
    private bool asked;
    private bool forgot;
    private long seenAtCheck;
    private string? waitsFor;
    private Task asking = Task.CompletedTask;

    /// <summary>When Redis last answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var timer = clock.CreateTimer(_ => heard.Writer.TryWrite(Check), null, TimeSpan.Zero, CheckEvery);
        await foreach (var message in heard.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                if (message.Length == 0) await Compare(stoppingToken);
                else await Follow(Card.ReadMessage(message), stoppingToken);
                if (asked) waitsFor = null;
            }
            // The next check or message tries again.
            catch (StoreAway failure) { Wait(failure.Message); }
        }
        await asking;
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
        if (!hears) await cache.Hear(message => heard.Writer.TryWrite(message), ct);
        hears = true;
        var found = await cache.Ask(redis => redis.StringGetAsync([Asked, Shelf.Seq]), ct);
        AnsweredAt = clock.GetUtcNow();
        var seq = found[1].IsNull ? 0 : (long)found[1];
        // A message may be on its way for a moment, not for a second.
        if (!board.Loaded || board.Seq < seenAtCheck) await Load(ct);
        seenAtCheck = seq;
        if (found[0].IsNull || seq < board.Seq) (asked, forgot) = (false, true);
        if (!asked && asking.IsCompleted) asking = AskOwners(ct);
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

    /// <summary>
    /// Asks the owners for everything: at each start, since the last second before a power cut may be missing, and when Redis
    /// forgot. The walls keep what they have; the sequence goes on above what they have seen. Stands beside
    /// the loop, for the broker may be away.
    /// </summary>
    private async Task AskOwners(CancellationToken ct)
    {
        try
        {
            var now = clock.GetUtcNow();
            await cache.Ask(redis => redis.ScriptEvaluateAsync(Raise, [Shelf.Seq], [Math.Max(board.Seq, now.ToUnixTimeMilliseconds())]), ct);
            if (areas.Roots(clock.Today()) is [var root, ..]) await broker.Announce(new TotalsWanted(root.Path, Simulated: false), ct);
            await cache.Ask(redis => redis.StringSetAsync(Asked, Shelf.Instant(now)), ct);
            Wanted(log, forgot);
            (asked, forgot) = (true, false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested) { return; }
        catch (Exception failure) { Wait(failure.GetBaseException().Message); }
    }

    private void Wait(string reason)
    {
        if (reason != waitsFor) Waits(log, reason);
        waitsFor = reason;
    }

    [LoggerMessage(1, LogLevel.Information, "Read {Tiles} tiles up to {Seq}")]
    private static partial void Read(ILogger log, int tiles, long seq);

    [LoggerMessage(2, LogLevel.Information, "The owners were asked for all totals; Redis forgot them: {Forgot}")]
    private static partial void Wanted(ILogger log, bool forgot);

    [LoggerMessage(3, LogLevel.Warning, "The mirror waits: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
