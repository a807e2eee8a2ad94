namespace Ioc.Indicators.Targets;

/// <summary>A value on a day.</summary>
/// <param name="Value">In the unit of the target.</param>
/// <param name="On">The day it is of.</param>
public sealed record Reading(decimal Value, DateOnly On);
