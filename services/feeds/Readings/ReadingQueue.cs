using System.Threading.Channels;
using Microsoft.Extensions.Options;

namespace Ioc.Feeds.Readings;

/// <summary>Readings in memory between their door and their commit: bounded, so that a flood is refused at the door and not felt inside.</summary>
public sealed class ReadingQueue(IOptions<FeedsOptions> options)
{
    private readonly Channel<ReadingBatch> batches = Channel.CreateUnbounded<ReadingBatch>(new UnboundedChannelOptions { SingleReader = true });
    private long waiting;

    /// <summary>Takes a batch in, unless the queue is full.</summary>
    /// <returns>False when the batch must come again later; nothing of it was taken.</returns>
    public bool TryAdd(ReadingBatch batch)
    {
        var after = Interlocked.Add(ref waiting, batch.Readings.Count);
        if (after > options.Value.QueueReadingsMax)
        {
            Interlocked.Add(ref waiting, -batch.Readings.Count);
            return false;
        }
        FeedsMetrics.Waiting(after);
        return batches.Writer.TryWrite(batch);
    }

    /// <summary>Takes a batch in from a caller that brings no second one before the first is stored, and so bounds itself.</summary>
    public void Add(ReadingBatch batch)
    {
        FeedsMetrics.Waiting(Interlocked.Add(ref waiting, batch.Readings.Count));
        batches.Writer.TryWrite(batch);
    }

    /// <summary>Waits for a batch, then takes as many as fit one commit.</summary>
    public async Task<IReadOnlyList<ReadingBatch>> Take(CancellationToken ct)
    {
        await batches.Reader.WaitToReadAsync(ct);
        var taken = new List<ReadingBatch>();
        var readings = 0;
        while (batches.Reader.TryPeek(out var next) && (taken.Count == 0 || readings + next.Readings.Count <= options.Value.CommitReadingsMax))
        {
            taken.Add(next);
            readings += next.Readings.Count;
            batches.Reader.TryRead(out _);
        }
        return taken;
    }

    /// <summary>Makes room for what was stored or given up.</summary>
    public void Leave(IReadOnlyList<ReadingBatch> taken) =>
        FeedsMetrics.Waiting(Interlocked.Add(ref waiting, -taken.Sum(batch => (long)batch.Readings.Count)));
}
