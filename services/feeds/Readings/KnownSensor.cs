namespace Ioc.Feeds.Readings;

/// <summary>What a reading must agree with.</summary>
/// <param name="Area">Area path of the sensor.</param>
/// <param name="Simulated">Made by a simulator.</param>
/// <param name="Quantities">What it measures.</param>
public sealed record KnownSensor(string Area, bool Simulated, IReadOnlySet<string> Quantities);
