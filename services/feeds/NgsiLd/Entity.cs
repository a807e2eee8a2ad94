using System.Text;
using Ioc.Feeds.Sensors;

namespace Ioc.Feeds.NgsiLd;

/// <summary>A sensor with its newest values as an NGSI-LD entity in the normalised form (ETSI GS CIM 009, 4.5). Pure.</summary>
public static class Entity
{
    /// <summary>UN/CEFACT codes of the units that sensors use; another unit is told in words.</summary>
    private static readonly IReadOnlyDictionary<string, string> UnitCodes = new Dictionary<string, string>
    {
        ["ug/m3"] = "GQ", ["mg/m3"] = "GP", ["mg/l"] = "M1", ["m"] = "MTR", ["cm"] = "CMT", ["mm"] = "MMT", ["Cel"] = "CEL", ["°C"] = "CEL",
        ["%"] = "P1", ["km/h"] = "KMH", ["m/s"] = "MTS", ["m3/s"] = "MQS", ["dB"] = "2N", ["hPa"] = "A97",
    };

    /// <summary>What leaves the service. A quantity that was never measured is absent: NGSI-LD has no empty value.</summary>
    /// <param name="row">The sensor.</param>
    /// <param name="quantities">What it measures.</param>
    public static Dictionary<string, object> Of(SensorRow row, IEnumerable<QuantityRow> quantities)
    {
        var measured = quantities.Where(x => x is { LatestValue: not null, LatestAt: not null }).ToList();
        var entity = new Dictionary<string, object>
        {
            ["id"] = EntityType.Urn(row.Domain, row.Id),
            ["type"] = EntityType.Of(row.Domain),
            ["name"] = new { type = "LanguageProperty", languageMap = new { vi = row.NameVi, en = row.NameEn } },
            ["location"] = new { type = "GeoProperty", value = new { type = "Point", coordinates = (double[])[row.Lon, row.Lat] } },
            ["areaServed"] = Property(row.Area),
            ["simulated"] = Property(row.Simulated),
        };
        if (measured.Count > 0) entity["dateObserved"] = Property(new Dictionary<string, string> { ["@type"] = "DateTime", ["@value"] = Instant(measured.Max(x => x.LatestAt!.Value)) });
        foreach (var x in measured) entity.TryAdd(Attribute(x.Quantity), Measured(x));
        return entity;
    }

    private static object Measured(QuantityRow x) => UnitCodes.TryGetValue(x.Unit, out var code)
        ? new { type = "Property", value = x.LatestValue, unitCode = code, observedAt = Instant(x.LatestAt!.Value) }
        : new { type = "Property", value = x.LatestValue, observedAt = Instant(x.LatestAt!.Value), unitText = Property(x.Unit) };

    private static object Property(object value) => new { type = "Property", value };

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>Kebab case as an attribute's name: water-level is waterLevel.</summary>
    private static string Attribute(string quantity)
    {
        var name = new StringBuilder();
        foreach (var word in quantity.Split('-', StringSplitOptions.RemoveEmptyEntries))
            name.Append(name.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]);
        return name.ToString();
    }
}
