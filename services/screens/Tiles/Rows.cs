using System.Collections.Frozen;
using System.Globalization;
using Ioc.Defaults;

namespace Ioc.Screens.Tiles;

/// <summary>Where the rows behind a tile are found: a figure can always be opened.</summary>
/// <remarks>The dates of a link are those of the figure; <c>{key}</c> stays in it for whoever opens one entry of the tile's list.</remarks>
public static class Rows
{
    /// <summary>Links by name of the tile: <c>{area}</c> is a unit's code, <c>{today}</c>, <c>{week}</c> and <c>{month}</c> are first days.</summary>
    public static readonly FrozenDictionary<string, string> ByTile = new Dictionary<string, string>
    {
        ["dossiers.received-today"] = "/api/catalogue/dossiers?area={area}&from={today}",
        ["dossiers.open"] = "/api/catalogue/dossiers?area={area}&open=true",
        ["dossiers.overdue"] = "/api/catalogue/dossiers?area={area}&overdue=true",
        ["dossiers.returned-today"] = "/api/catalogue/dossiers?area={area}&endedFrom={today}",
        ["dossiers.flow"] = "/api/catalogue/dossiers?area={area}&flowFrom={month}&status={key}",
        ["dossiers.by-agency"] = "/api/catalogue/dossiers?area={area}&overdue=true&agency={key}",
        ["dossiers.on-time-percent"] = "/api/catalogue/dossiers?area={area}&endedFrom={month}",
        ["dossiers.online-percent"] = "/api/catalogue/dossiers?area={area}&from={month}",
        ["dossiers.paid-online-percent"] = "/api/catalogue/dossiers?area={area}&from={month}&hasFee=true",
        ["dossiers.digitised-percent"] = "/api/catalogue/dossiers?area={area}&from={month}",
        ["services.total"] = "/api/catalogue/services?area={area}",
        ["services.full-process"] = "/api/catalogue/services?area={area}&online=full",
        ["services.with-payment"] = "/api/catalogue/services?area={area}&onlinePayment=true",
        ["services.essential"] = "/api/catalogue/services?area={area}&essential=true",
        ["tickets.open"] = "/api/hotline/tickets?area={area}&open=true",
        ["tickets.near-breach"] = "/api/hotline/tickets?area={area}&nearBreach=true",
        ["tickets.overdue"] = "/api/hotline/tickets?area={area}&overdue=true",
        ["tickets.opened-today"] = "/api/hotline/tickets?area={area}&from={today}",
        ["tickets.satisfied-percent"] = "/api/hotline/tickets?area={area}&rated=true",
        ["tickets.on-time-percent"] = "/api/hotline/tickets?area={area}&answeredFrom={month}",
        ["tickets.by-channel"] = "/api/hotline/tickets?area={area}&open=true&channel={key}",
        ["tickets.by-category"] = "/api/hotline/tickets?area={area}&open=true&category={key}",
        ["tickets.by-agency"] = "/api/hotline/tickets?area={area}&open=true&agency={key}",
        ["tickets.clocks"] = "/api/hotline/tickets/{key}",
        ["tickets.places"] = "/api/hotline/tickets?area={area}&from={week}",
        ["index766.score"] = "/api/indicators/766/scores/{area}/explain",
        ["eid.chip-cards"] = "/api/eid/counts?area={area}&kind=chip-card-issued",
        ["eid.level2-activated"] = "/api/eid/counts?area={area}&kind=level2-activated",
        ["eid.activation-percent"] = "/api/eid/counts?area={area}&kind=level2-activated",
        ["eid.by-kind"] = "/api/eid/counts?area={area}&kind={key}",
        ["eid.papers"] = "/api/eid/counts?area={area}&kind={key}",
        ["sensors.silent"] = "/api/feeds/sensors?area={area}&silent=true",
        ["alarms.active"] = "/api/desk/alarms?area={area}",
        ["alarms.measures"] = "/api/desk/measures?area={area}",
    }.ToFrozenDictionary();

    /// <summary>The link of a tile; null when nothing more is stored than what the tile shows.</summary>
    /// <param name="tile">Name of the tile.</param>
    /// <param name="area">Area path.</param>
    /// <param name="asOf">When the figure was so.</param>
    public static string? Of(string tile, string area, DateTimeOffset asOf)
    {
        if ((ByTile.GetValueOrDefault(tile) ?? OfSensors(tile)) is not { } link) return null;
        var today = VietnamTime.DateOf(asOf);
        return link.Replace("{area}", area[(area.LastIndexOf('.') + 1)..])
            .Replace("{today}", Date(today)).Replace("{week}", Date(today.AddDays(-6))).Replace("{month}", Date(new DateOnly(today.Year, today.Month, 1)));
    }

    /// <summary>Fields and quantities are whatever sensors were registered with.</summary>
    private static string? OfSensors(string tile) => tile switch
    {
        _ when tile.StartsWith("city.", StringComparison.Ordinal) => $"/api/feeds/sensors?area={{area}}&domain={tile["city.".Length..]}",
        _ when tile.StartsWith("sensors.", StringComparison.Ordinal) && tile.LastIndexOf('-') is > 0 and var dash =>
            $"/api/feeds/sensors?area={{area}}&quantity={tile["sensors.".Length..dash]}",
        _ => null,
    };

    private static string Date(DateOnly on) => on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
