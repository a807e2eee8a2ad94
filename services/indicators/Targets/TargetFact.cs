namespace Ioc.Indicators.Targets;

/// <summary>Which of our own figures a target is read from.</summary>
/// <param name="Kind"><c>rate</c>: percent of a metric; <c>score</c>: Index 766 of the unit; <c>share-at-least</c>: percent of the units of a level with so many points; <c>published-rank</c>: the newest official rank.</param>
/// <param name="Metric">Component code, for <c>rate</c>.</param>
/// <param name="Levels">Levels whose units are counted, for <c>share-at-least</c>.</param>
/// <param name="AtLeast">Points, for <c>share-at-least</c>.</param>
public sealed record TargetFact(string Kind, string? Metric = null, IReadOnlyList<string>? Levels = null, decimal? AtLeast = null)
{
    /// <summary>The kinds there are.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["rate", "score", "share-at-least", "published-rank"];
}
