using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>All that a unit's report says.</summary>
/// <param name="Score">The score of the window.</param>
/// <param name="Before">The window before; null when nothing is known of it.</param>
/// <param name="YearAgo">The same window a year before; null when nothing is known of it.</param>
/// <param name="Place">Place among units of the kind; null for the root.</param>
/// <param name="Losses">Points lost, largest first.</param>
/// <param name="Tenth">The fewest changes for the next 0.1 point.</param>
/// <param name="Forecast">Year-end forecast; null while too little is known, or for a year that is over.</param>
/// <param name="Own">The province's own indicators, beside the score and no part of it.</param>
/// <param name="PrintedAt">When the report was made.</param>
internal sealed record ReportFigures(
    Scored Score, Scored? Before, Scored? YearAgo, Place? Place, IReadOnlyList<Loss> Losses, CheapestPlan Tenth, Forecast? Forecast, IReadOnlyList<OwnResult> Own,
    DateTimeOffset PrintedAt)
{
    /// <summary>Points of a metric in another window; null when it had none.</summary>
    public static decimal? Points(Scored? scored, string metric) => scored?.Result.Metrics.FirstOrDefault(x => x.Code == metric)?.Score;
}
