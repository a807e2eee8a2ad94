using Ioc.Contracts.Feeds;
using Ioc.Desk.Rules;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Judges the newest reading of a sensor.</summary>
public sealed class WhenReadingsAreSummarised(JudgeSignals judge) : IReact<ReadingsSummarised>
{
    /// <inheritdoc/>
    public Task When(ReadingsSummarised fact, Work work, CancellationToken ct) => judge.Heard(work, new Signal
    {
        Source = $"{fact.Sensor}/{fact.Quantity}", Origin = fact.Sensor, Measure = Rule.Sensor, Quantity = fact.Quantity, Area = fact.Area,
        NameVi = fact.Sensor, NameEn = fact.Sensor, Tile = $"sensors.{fact.Quantity}-max", Unit = fact.Unit,
    }, keepsNames: true, "", fact.LastAt ?? fact.Minute, fact.Version, fact.Last, fact.Simulated, ct);
}
