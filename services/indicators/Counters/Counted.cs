namespace Ioc.Indicators.Counters;

/// <summary>Something that a counter counts and that is no dossier and no petition.</summary>
/// <param name="Code">Code of a procedure or of a commune.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Area">Area path.</param>
public sealed record Counted(string Code, string Name, string Area);
