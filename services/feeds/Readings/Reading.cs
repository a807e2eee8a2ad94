namespace Ioc.Feeds.Readings;

/// <summary>One value that a sensor measured.</summary>
/// <param name="At">Instant of the measurement, UTC.</param>
/// <param name="Simulated">Made by a simulator, or written by one.</param>
public readonly record struct Reading(string Sensor, string Quantity, double Value, DateTimeOffset At, bool Simulated);
