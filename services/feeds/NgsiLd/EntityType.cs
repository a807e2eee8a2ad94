namespace Ioc.Feeds.NgsiLd;

/// <summary>Which smart data model stands for a field of the city (smartdatamodels.org), and the names that follow from it.</summary>
public static class EntityType
{
    /// <summary>The model of every other field.</summary>
    public const string Other = "Device";

    private const string Prefix = "urn:ngsi-ld:";

    private static readonly IReadOnlyDictionary<string, string> ByDomain = new Dictionary<string, string>
    {
        ["air"] = "AirQualityObserved", ["water"] = "WaterQualityObserved", ["traffic"] = "TrafficFlowObserved",
        ["flood"] = "FloodMonitoring", ["weather"] = "WeatherObserved", ["noise"] = "NoiseLevelObserved",
    };

    /// <summary>The SQL by which a row of <c>sensor</c> has its type; takes <see cref="Domains"/> and <see cref="Types"/>.</summary>
    public const string Sql = "coalesce((select m.type from unnest(@Domains, @Types) as m(domain, type) where m.domain = sensor.domain), 'Device')";

    /// <summary>Fields that have a model of their own.</summary>
    public static string[] Domains { get; } = [.. ByDomain.Keys];

    /// <summary>Their models, in the same order.</summary>
    public static string[] Types { get; } = [.. ByDomain.Values];

    /// <summary>The model of a field.</summary>
    public static string Of(string domain) => ByDomain.GetValueOrDefault(domain, Other);

    /// <summary>The entity id of a sensor, e.g. <c>urn:ngsi-ld:AirQualityObserved:air-an-phu-1</c>.</summary>
    public static string Urn(string domain, string sensor) => $"{Prefix}{Of(domain)}:{sensor}";

    /// <summary>True for an absolute URI, as every entity id must be (ETSI GS CIM 009, 4.6.2).</summary>
    public static bool IsUri(string id) => Uri.TryCreate(id, UriKind.Absolute, out _) && !id.Any(char.IsWhiteSpace);
}
