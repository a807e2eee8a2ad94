using Ioc.Defaults;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;

namespace Ioc.Feeds.Readings;

/// <summary>The one writer: several batches, one COPY, one commit of rows, summaries and facts; then it says so to whoever waits.</summary>
public sealed partial class ReadingWriter(ReadingQueue queue, Ledger ledger, ILogger<ReadingWriter> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            IReadOnlyList<ReadingBatch> batches = [];
            try
            {
                batches = await queue.Take(stoppingToken);
                await Store(batches, stoppingToken);
                foreach (var batch in batches) batch.Committed();
            }
            catch (Exception failure)
            {
                foreach (var batch in batches) batch.Failed(failure);
                if (!stoppingToken.IsCancellationRequested) NotStored(log, batches.Sum(x => x.Readings.Count), failure.GetBaseException().Message);
            }
            finally { queue.Leave(batches); }
        }
    }

    private async Task Store(IReadOnlyList<ReadingBatch> batches, CancellationToken ct)
    {
        using var activity = Telemetry.Source.StartActivity("store readings", System.Diagnostics.ActivityKind.Internal, batches[0].Cause);
        await using var work = await ledger.Begin(ct);
        await ReadingCopy.Load(work, batches.SelectMany(x => x.Readings), ct);
        await ReadingCopy.Lock(work, ct);
        if (await ReadingCopy.Merge(work, ct) > 0)
        {
            await Summarise(work, ct);
            await ReadingCopy.KeepLatest(work, ct);
        }
        await work.Commit(ct);
        FeedsMetrics.Stored.Add(batches.Sum(x => x.Readings.Count));
    }

    private static async Task Summarise(Work work, CancellationToken ct)
    {
        var minutes = await ReadingCopy.Summarise(work, ct);
        foreach (var minute in minutes) work.Announce(minute.Told());
        foreach (var area in minutes.Select(x => x.Area).Distinct()) CountSensors.Touch(work, area);
    }

    [LoggerMessage(1, LogLevel.Error, "{Readings} readings were not stored: {Reason}")]
    private static partial void NotStored(ILogger log, int readings, string reason);
}
