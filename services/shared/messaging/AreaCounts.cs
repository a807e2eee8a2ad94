namespace Ioc.Messaging;

/// <summary>What a service counts of one area's own rows.</summary>
/// <param name="Area">Path of the area whose rows these are (not those below it).</param>
/// <param name="Simulated">True when any of the rows was simulated.</param>
/// <param name="Counts">The figures.</param>
public sealed record AreaCounts<TCounts>(string Area, bool Simulated, TCounts Counts);
