namespace Ioc.Contracts.Feeds;

/// <summary>One minute of one quantity of one sensor.</summary>
/// <param name="Quantity">Kebab case, e.g. <c>pm25</c>.</param>
/// <param name="Unit">UCUM-like, e.g. <c>ug/m3</c>.</param>
/// <param name="Minute">Start of the minute, UTC.</param>
/// <param name="Version">Grows when late readings change the summary.</param>
[Fact("feeds", "readings-summarised")]
public sealed record ReadingsSummarised(
    string Area, bool Simulated, string Sensor, string Quantity, string Unit, DateTimeOffset Minute, long Version,
    long Count, double Mean, double Minimum, double Maximum, double Last) : IFact;

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

/// <summary>One alarm: at most one is active per source and kind (ISA-18.2).</summary>
/// <param name="Priority">high, medium or low.</param>
/// <param name="Version">Grows with each change.</param>
public sealed record AlarmState(
    string Id, long Version, string Source, string Kind, string Priority, string TextVi, string TextEn,
    double Value, double Limit, string Unit, DateTimeOffset RaisedAt, DateTimeOffset? ClearedAt);

/// <summary>A limit was crossed.</summary>
[Fact("feeds", "alarm-raised")]
public sealed record AlarmRaised(string Area, bool Simulated, AlarmState Alarm) : IFact;

/// <summary>The value came back inside its limit.</summary>
[Fact("feeds", "alarm-cleared")]
public sealed record AlarmCleared(string Area, bool Simulated, AlarmState Alarm) : IFact;

/// <summary>What one sensor says of one quantity.</summary>
/// <param name="Value">Newest value, however old.</param>
/// <param name="Side">above or below: the side of the limit that is bad.</param>
/// <param name="State">beyond (its limit), normal, or silent for longer than its period allows.</param>
public sealed record SensorNow(
    string Sensor, string Quantity, double Value, string Unit, double? Limit, string Side, DateTimeOffset At, string State);

/// <summary>The sensors of one field of the city: air, water, traffic, flood or another.</summary>
/// <param name="Quantities">Quantities measured.</param>
/// <param name="Beyond">Of these, beyond their limit now.</param>
/// <param name="Worst">Those nearest to their limit or farthest beyond it, worst first; silent ones last.</param>
public sealed record DomainNow(string Domain, long Quantities, long Beyond, IReadOnlyList<SensorNow> Worst);

/// <summary>A sensor of which no quantity was measured for longer than its period allows.</summary>
/// <param name="Quantity">The one measured last.</param>
/// <param name="LastAt">When; absent when it never said anything.</param>
public sealed record SilentSensor(string Sensor, string Quantity, DateTimeOffset? LastAt);

/// <summary>What the sensors of one area and all below it say, field by field; told less often than <see cref="SensorsChanged"/>.</summary>
/// <param name="Sensors">Sensors registered.</param>
/// <param name="Silent">Of these, silent.</param>
/// <param name="LongestSilent">Some of them, longest silent first.</param>
[Fact("feeds", "city-changed")]
public sealed record CityChanged(
    string Area, bool Simulated, long Version, DateTimeOffset AsOf, long Sensors, long Silent,
    IReadOnlyList<DomainNow> Domains, IReadOnlyList<SilentSensor> LongestSilent) : IFact;
