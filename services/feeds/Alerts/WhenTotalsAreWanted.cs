using Ioc.Contracts.Feeds;
using Ioc.Contracts.Screens;
using Ioc.Messaging;

namespace Ioc.Feeds.Alerts;

/// <summary>A screen forgot everything: the active alarms are told again, under the versions they have.</summary>
public sealed class WhenTotalsAreWanted : IReact<TotalsWanted>
{
    /// <inheritdoc/>
    public async Task When(TotalsWanted fact, Work work, CancellationToken ct)
    {
        foreach (var alarm in await work.Many<AlarmRow>($"select {AlarmRow.Columns} from alarm where cleared_at is null order by raised_at, id", null, ct))
            work.Announce(new AlarmRaised(alarm.Area, alarm.Simulated, alarm.State()));
    }
}
