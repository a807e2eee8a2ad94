namespace Ioc.Simulator;

/// <summary>One simulated sensor and what it measures at an instant.</summary>
public sealed record Sensor(string Id, object Body, string Quantity, Func<double, double> At);
