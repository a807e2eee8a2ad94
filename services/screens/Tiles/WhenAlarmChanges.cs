using Ioc.Contracts.Feeds;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows the alarms that are active in an area and all below it.</summary>
public sealed class WhenAlarmChanges(KeptAlarms alarms) : IListen<AlarmRaised>, IListen<AlarmCleared>
{
    /// <inheritdoc/>
    public Task When(AlarmRaised fact, CancellationToken ct) => alarms.Change(fact.Area, fact.Simulated, fact.Alarm, ct);

    /// <inheritdoc/>
    public Task When(AlarmCleared fact, CancellationToken ct) => alarms.Change(fact.Area, fact.Simulated, fact.Alarm, ct);
}
