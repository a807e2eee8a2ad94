using System.Diagnostics;
using Ioc.Defaults;
using Ioc.Messaging;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Feeds.Readings;

/// <summary>Takes a batch of readings in; answers when they are durable. The same batch again changes nothing.</summary>
public static class RecordReadings
{
    /// <summary>Readings that one batch may hold.</summary>
    public const int BatchReadingsMax = 10_000;

    /// <summary>Bytes that one batch may have.</summary>
    public const int BatchBytesMax = 4 << 20;

    /// <summary>Faults that an answer lists.</summary>
    public const int FaultsListedMax = 1_000;

    /// <summary>A batch.</summary>
    public sealed record Request(IReadOnlyList<Entry>? Readings);

    /// <summary>One reading.</summary>
    /// <param name="Sensor">Id of a registered sensor.</param>
    /// <param name="Quantity">One of its quantities.</param>
    /// <param name="Value">In the unit of the quantity; null or "NA" when nothing was measured.</param>
    /// <param name="At">Instant of the measurement.</param>
    public sealed record Entry(string? Sensor, string? Quantity, Measured Value, DateTimeOffset? At);

    /// <summary>What became of the batch.</summary>
    /// <param name="Accepted">Readings that are durable, repeats among them.</param>
    /// <param name="Skipped">Entries that said that nothing was measured.</param>
    public sealed record Response(int Accepted, int Skipped);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/readings", Handle).Allow(Roles.Writers)
        .WithSummary("Record a batch of readings").WithMetadata(new RequestSizeLimitAttribute(BatchBytesMax));

    private static async Task<IResult> Handle(
        Request request, Caller caller, ReadingQueue queue, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var entries = request.Readings ?? [];
        faults.Require(entries.Count is >= 1 and <= BatchReadingsMax, "/readings",
            $"Từ 1 đến {BatchReadingsMax} số đo.", $"1 to {BatchReadingsMax} readings.");
        if (!faults.None) return faults.Refuse();
        var known = await Known(entries, ledger, ct);
        if (!Check(entries, known, clock.GetUtcNow(), faults)) return faults.Refuse();
        if (known.Values.FirstOrDefault(x => !caller.Covers(x.Area)) is { } foreign) return Refusal.ForeignArea(foreign.Area.Split('.')[^1]);

        var readings = entries.Where(x => !x.Value.IsNothing)
            .Select(x => new Reading(x.Sensor!, x.Quantity!, x.Value.Number!.Value, x.At!.Value.ToUniversalTime(), caller.Simulated || known[x.Sensor!].Simulated))
            .ToList();
        if (readings.Count > 0)
        {
            var batch = new ReadingBatch(readings, Activity.Current?.Context ?? default);
            if (!queue.TryAdd(batch)) return Full(readings.Count);
            await batch.Stored.WaitAsync(ct);
        }
        FeedsMetrics.Skipped.Add(entries.Count - readings.Count);
        return Results.Ok(new Response(readings.Count, entries.Count - readings.Count));
    }

    private static async Task<IReadOnlyDictionary<string, KnownSensor>> Known(IReadOnlyList<Entry> entries, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        return await FeedsDb.Known(work, ReadingCheck.Askable(entries.Select(x => x?.Sensor)), ct);
    }

    private static bool Check(IReadOnlyList<Entry> entries, IReadOnlyDictionary<string, KnownSensor> known, DateTimeOffset now, Faults faults)
    {
        for (var i = 0; i < entries.Count && faults.Found.Count < FaultsListedMax; i++)
        {
            var entry = entries[i];
            if (entry is { Value.IsNothing: true }) continue;
            foreach (var fault in ReadingCheck.Faults(entry?.Sensor, entry?.Quantity, entry?.Value ?? default, entry?.At, known, now, $"/readings/{i}"))
                faults.Add(fault.Pointer, fault.Detail.Vi, fault.Detail.En);
        }
        return faults.None;
    }

    private static Refusal Full(int readings)
    {
        FeedsMetrics.Refused.Add(readings);
        return new Refusal(429, "queue-full", new Text("Hàng đợi đã đầy", "The queue is full"),
            new Text("Chưa có gì được lưu; hãy gửi lại sau.", "Nothing was stored; send it again later."), RetryAfterSeconds: 1);
    }
}
