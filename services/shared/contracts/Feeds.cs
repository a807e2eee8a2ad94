namespace Ioc.Contracts.Feeds;

/// <summary>One minute of one quantity of one sensor.</summary>
/// <param name="Quantity">Kebab case, e.g. <c>pm25</c>.</param>
/// <param name="Unit">UCUM-like, e.g. <c>ug/m3</c>.</param>
/// <param name="Minute">Start of the minute, UTC.</param>
/// <param name="Version">Grows when late readings change the summary.</param>
/// <param name="LastAt">Instant at which the last value was measured.</param>
[Fact("feeds", "readings-summarised")]
public sealed record ReadingsSummarised(
    string Area, bool Simulated, string Sensor, string Quantity, string Unit, DateTimeOffset Minute, long Version,
    long Count, double Mean, double Minimum, double Maximum, double Last, DateTimeOffset? LastAt = null) : IFact;

/// <summary>The worst sensor of one quantity in an area.</summary>
/// <param name="Value">Latest value of that sensor.</param>
/// <param name="Side">above or below: the side of the limit that is bad.</param>
public sealed record QuantityNow(string Quantity, string Unit, double Value, string Sensor, DateTimeOffset MeasuredAt, double? Limit, string Side);

/// <summary>What the sensors of one area and all below it say now.</summary>
/// <param name="Sensors">Sensors registered.</param>
/// <param name="Silent">Sensors that have said nothing for longer than their period allows.</param>
[Fact("feeds", "sensors-changed")]
public sealed record SensorsChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, long Sensors, long Silent, IReadOnlyList<QuantityNow> Quantities) : IFact;

/// <summary>What a sensor measures, and the limit it is read against.</summary>
/// <param name="Limit">An alarm is raised beyond it; none without.</param>
/// <param name="Side">above or below: the bad side of the limit.</param>
/// <param name="Priority">high, medium or low: of its alarm.</param>
public sealed record QuantityLimit(string Quantity, string Unit, double? Limit, string Side, string Priority);

/// <summary>One sensor.</summary>
/// <param name="Id">Kebab case, unique in the installation.</param>
/// <param name="Version">Grows by one with each change; the newer wins.</param>
/// <param name="Domain">air, water, traffic, flood or another field of the city.</param>
/// <param name="PeriodSeconds">Seconds between two readings when all is well.</param>
public sealed record SensorState(
    string Id, long Version, string Domain, string NameVi, string NameEn, int PeriodSeconds, IReadOnlyList<QuantityLimit> Quantities);

/// <summary>A sensor was registered or changed.</summary>
[Fact("feeds", "sensor-listed")]
public sealed record SensorListed(string Area, bool Simulated, SensorState Sensor) : IFact;

/// <summary>What one sensor says of one quantity.</summary>
/// <param name="NameVi">What people call the sensor.</param>
/// <param name="Value">Newest value, however old.</param>
/// <param name="Side">above or below: the side of the limit that is bad.</param>
/// <param name="State">beyond (its limit), normal, or silent for longer than its period allows.</param>
public sealed record SensorNow(
    string Sensor, string NameVi, string NameEn, string Quantity, double Value, string Unit, double? Limit, string Side, DateTimeOffset At, string State);

/// <summary>The sensors of one field of the city: air, water, traffic, flood or another.</summary>
/// <param name="Quantities">Quantities measured.</param>
/// <param name="Beyond">Of these, beyond their limit now.</param>
/// <param name="Worst">Those nearest to their limit or farthest beyond it, worst first; silent ones last.</param>
public sealed record DomainNow(string Domain, long Quantities, long Beyond, IReadOnlyList<SensorNow> Worst);

/// <summary>A sensor of which no quantity was measured for longer than its period allows.</summary>
/// <param name="NameVi">What people call the sensor.</param>
/// <param name="Quantity">The one measured last.</param>
/// <param name="LastAt">When; absent when it never said anything.</param>
/// <param name="Area">Path of the area that it stands in.</param>
/// <param name="RegisteredAt">Since when it should speak.</param>
public sealed record SilentSensor(
    string Sensor, string NameVi, string NameEn, string Quantity, DateTimeOffset? LastAt, string? Area = null, DateTimeOffset? RegisteredAt = null);

/// <summary>What the sensors of one area and all below it say, field by field; told less often than <see cref="SensorsChanged"/>.</summary>
/// <param name="Sensors">Sensors registered.</param>
/// <param name="Silent">Of these, silent.</param>
/// <param name="LongestSilent">Some of them, longest silent first.</param>
[Fact("feeds", "city-changed")]
public sealed record CityChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, long Sensors, long Silent,
    IReadOnlyList<DomainNow> Domains, IReadOnlyList<SilentSensor> LongestSilent) : IFact;
