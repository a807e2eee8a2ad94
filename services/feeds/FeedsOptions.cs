using System.ComponentModel.DataAnnotations;

namespace Ioc.Feeds;

/// <summary>Limits of the way of a reading from the door to its row. Section <c>Feeds</c>.</summary>
public sealed class FeedsOptions
{
    /// <summary>Readings that may wait in memory for their commit; more are refused with 429. Never less than one batch.</summary>
    [Range(Readings.RecordReadings.BatchReadingsMax, 1_000_000)]
    public int QueueReadingsMax { get; set; } = 50_000;

    /// <summary>Readings that one commit stores at most, unless a single batch is larger.</summary>
    [Range(1, 100_000)]
    public int CommitReadingsMax { get; set; } = 20_000;

    /// <summary>MQTT messages the broker may send ahead; they are stored in one commit and acknowledged after it.</summary>
    [Range(1, 10_000)]
    public ushort MqttPrefetchMessages { get; set; } = 1_000;

    /// <summary>How far the readings and summaries of a series reach back from its newest one; older ones are forgotten.</summary>
    [Range(1, 36_500)]
    public int KeepReadingsDays { get; set; } = 1_830;
}
