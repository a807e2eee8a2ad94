using System.Collections.Frozen;

namespace Ioc.Screens.Walls;

/// <summary>What the walls know how to draw; a test of the web holds it to its own lists.</summary>
internal static class Drawable
{
    /// <summary>The walls, in the order in which an operator leafs through them.</summary>
    public static readonly IReadOnlyList<string> Walls = ["overview", "index766", "dossiers", "hotline", "eid", "city", "platform", "phone"];

    /// <summary>Kinds of panels with the number of tiles that each is drawn from.</summary>
    public static readonly FrozenDictionary<string, (int Least, int Most)> Panels = new Dictionary<string, (int, int)>
    {
        ["alarms"] = (1, 1), ["bars"] = (1, 1), ["beside"] = (1, 4), ["cheapest"] = (1, 1), ["clocks"] = (1, 1), ["figures"] = (1, 11),
        ["flow"] = (1, 1), ["forecast"] = (1, 1), ["groups"] = (1, 1), ["heat"] = (1, 1), ["hero"] = (1, 1),
        ["live"] = (1, 6), ["map"] = (0, 1), ["measures"] = (1, 1), ["metrics"] = (1, 1), ["parts"] = (1, 1),
        ["ranking"] = (0, 0), ["score"] = (1, 1), ["sensors"] = (1, 1), ["shares"] = (1, 6), ["silent"] = (1, 1),
        ["sources"] = (0, 0), ["ticker"] = (1, 1), ["trend"] = (1, 1),
    }.ToFrozenDictionary();

    /// <summary>Names of tiles.</summary>
    public static readonly FrozenSet<string> Tiles = FrozenSet.ToFrozenSet(
    [
        "alarms.active", "alarms.measures", "city.air", "city.flood", "city.traffic", "city.water",
        "dossiers.by-agency", "dossiers.digitised-percent", "dossiers.flow", "dossiers.on-time-percent", "dossiers.online-percent",
        "dossiers.open", "dossiers.overdue", "dossiers.paid-online-percent", "dossiers.received-today", "dossiers.returned-today",
        "eid.activation-percent", "eid.by-kind", "eid.chip-cards", "eid.level2-activated", "eid.papers", "events.latest",
        "index766.score", "platform.parts", "sensors.pm25-max", "sensors.silent", "sensors.speed-min", "sensors.water-max",
        "services.essential", "services.full-process", "services.total", "services.with-payment",
        "tickets.by-agency", "tickets.by-category", "tickets.by-channel", "tickets.clocks", "tickets.near-breach",
        "tickets.on-time-percent", "tickets.open", "tickets.opened-today", "tickets.overdue", "tickets.places", "tickets.satisfied-percent",
    ]);
}
