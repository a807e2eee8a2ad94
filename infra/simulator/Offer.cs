namespace Ioc.Simulator;

/// <summary>One simulated public service.</summary>
public sealed record Offer(string Code, object Body, string Level, bool HasFee, int WorkingDays);
