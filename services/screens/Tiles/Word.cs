namespace Ioc.Screens.Tiles;

/// <summary>The owner's word that tiles are shaped from; a word that is not newer than the last one of its source and area changes nothing.</summary>
/// <param name="Source">Whose word, e.g. <c>ticket-counts-changed</c>.</param>
/// <param name="Area">Area path.</param>
/// <param name="Simulated">A simulator had a hand in it.</param>
/// <param name="Version">The owner's version; the greater wins.</param>
/// <param name="AsOf">When it was so; among equal versions the later wins.</param>
/// <param name="Window">Where figures of several windows meet, the later window wins whatever its version; else 0.</param>
public sealed record Word(string Source, string Area, bool Simulated, long Version, DateTimeOffset AsOf, int Window = 0);
