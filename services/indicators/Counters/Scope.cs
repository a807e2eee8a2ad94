namespace Ioc.Indicators.Counters;

/// <summary>What figures are asked of.</summary>
/// <param name="Paths">Area paths that are added up: a unit, or a unit and those it took over. All below each is counted.</param>
/// <param name="Window">The span of days.</param>
/// <param name="Agency">Only rows of this agency.</param>
/// <param name="Field">Only procedures of this field of administration.</param>
/// <param name="Procedure">Only this procedure.</param>
/// <param name="AsKnownAt">As the figures were shown then; null for now.</param>
public sealed record Scope(
    IReadOnlyList<string> Paths, Window Window, string? Agency = null, string? Field = null, string? Procedure = null, DateTimeOffset? AsKnownAt = null)
{
    /// <summary>All of a unit in a window.</summary>
    public Scope(string path, Window window) : this([path], window)
    {
    }

    /// <summary>The unit asked for; further paths are what it took over.</summary>
    public string Path => Paths[0];

    /// <summary>Nothing but units and a window is asked for.</summary>
    public bool IsWhole => Agency is null && Field is null && Procedure is null;
}
