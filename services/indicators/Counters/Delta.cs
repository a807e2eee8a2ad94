namespace Ioc.Indicators.Counters;

/// <summary>A row of <c>delta</c>: what a row of the copies said before a change (sign -1), or says since (sign +1).</summary>
/// <param name="Batch">Deltas become known batch by batch; batches are in order.</param>
/// <param name="KnownAt">Since when figures show it.</param>
/// <param name="Sign">-1 or 1.</param>
/// <param name="Bits">See <see cref="Bit"/>.</param>
/// <param name="CountedOn">Local day.</param>
/// <param name="Area">Area path.</param>
/// <param name="Agency">Empty for none.</param>
/// <param name="Procedure">Empty for none.</param>
/// <param name="Code">Code of the dossier or ticket.</param>
/// <param name="Cause">Name of the fact that changed it, or <c>turned-late</c>.</param>
public sealed record Delta(
    long Id, long Batch, DateTimeOffset KnownAt, short Sign, long Bits, DateOnly CountedOn, string Area, string Agency, string Procedure, string Code, string Cause);
