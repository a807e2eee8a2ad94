using Ioc.Contracts.Desk;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows the alarms of an area and all below it, and at the root how well alarms do.</summary>
public sealed class WhenAlarmCountsChanged(Shelf shelf) : IListen<AlarmCountsChanged>
{
    /// <inheritdoc/>
    public Task When(AlarmCountsChanged fact, CancellationToken ct)
    {
        var word = new Word("alarm-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf);
        var active = Active(fact.Counts);
        return shelf.PutIfNewer(word, fact.Area.Contains('.') ? [active] : [active, Measures(fact.Counts)], ct);
    }

    private static Tile Active(AlarmCounts x) => new("alarms.active", x.High + x.Medium + x.Low, "alarm")
    {
        Drawn = true,
        Detail = new
        {
            x.High, x.Medium, x.Low, x.Unacknowledged, x.Returned, x.Shelved, x.Suppressed, x.OutOfService, x.List,
            Flood = new { Active = x.Flood, Groups = x.Groups.Select(Group) },
        },
    };

    private static Tile Measures(AlarmCounts x) => new("alarms.measures", x.Measures.PerHour, "alarm")
    {
        Drawn = true,
        Detail = new { x.Measures.PerHour, x.Measures.Chattering, x.Measures.Stale, TopTen = x.Measures.TopTen.Select(Group) },
    };

    private static object Group(AlarmGroup x) => new { x.Rule, TextVi = x.NameVi, TextEn = x.NameEn, x.Count };
}
