using Ioc.Contracts.Feeds;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Judges the newest reading of a sensor.</summary>
public sealed class WhenReadingsAreSummarised(JudgeSignals judge) : IReact<ReadingsSummarised>
{
    /// <summary>Twice the longest period of a sensor: what is older speaks for now of none, and an import of years must not hold up today's alarms.</summary>
    private static readonly TimeSpan History = TimeSpan.FromDays(62);

    /// <inheritdoc/>
    public Task When(ReadingsSummarised fact, Work work, CancellationToken ct) => fact.Minute < work.Now - History ? Task.CompletedTask : judge.Heard(work, new Signal
    {
        Source = $"{fact.Sensor}/{fact.Quantity}", Origin = fact.Sensor, Measure = Rule.Sensor, Quantity = fact.Quantity, Area = fact.Area,
        NameVi = fact.Sensor, NameEn = fact.Sensor, Tile = $"sensors.{fact.Quantity}-max", Unit = fact.Unit,
    }, keepsNames: true, "", fact.LastAt ?? fact.Minute, fact.Version, fact.Last, fact.Simulated, ct);
}
