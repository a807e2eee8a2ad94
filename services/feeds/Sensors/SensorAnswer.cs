using Ioc.Defaults;

namespace Ioc.Feeds.Sensors;

/// <summary>A sensor as the API answers it.</summary>
/// <param name="Area">Area path.</param>
public sealed record SensorAnswer(
    string Id, long Version, string Area, string Domain, string NameVi, string NameEn, double Lat, double Lon, int PeriodSeconds,
    IReadOnlyList<SensorAnswer.Measured> Quantities, bool Simulated)
{
    /// <summary>One quantity with its newest value.</summary>
    public sealed record Measured(
        string Quantity, string Unit, double? Limit, string Side, string Priority, double? LatestValue, DateTimeOffset? LatestAt);

    /// <summary>What the caller of an act sees of the rows.</summary>
    public static SensorAnswer Of(SensorRow row, IEnumerable<QuantityRow> quantities) => new(
        row.Id, row.Version, row.Area, row.Domain, row.NameVi, row.NameEn, row.Lat, row.Lon, row.PeriodSeconds,
        [.. quantities.Select(x => new Measured(x.Quantity, x.Unit, x.LimitValue, x.Side, x.Priority, x.LatestValue, x.LatestAt))], row.Simulated);

    /// <summary>Puts the strong ETag of a sensor on an answer.</summary>
    public static void Tag(HttpResponse response, SensorRow row) => response.Headers.ETag = $"\"{row.Version}\"";

    /// <summary>404 for a sensor that is not there, or that lies outside the caller's area.</summary>
    public static Refusal Unknown(string id) => Refusal.Unknown("no-such-sensor", $"Không có cảm biến {id}.", $"There is no sensor {id}.");
}
