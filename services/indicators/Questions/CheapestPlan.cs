namespace Ioc.Indicators.Questions;

/// <summary>The fewest changes that win a number of points.</summary>
/// <param name="Needed">Points asked for.</param>
/// <param name="Reached">False when all that can be changed does not win them; then there are no steps.</param>
/// <param name="Points">Points won by the steps; when not reached, the most that can be won at all.</param>
/// <param name="Changes">Dossiers, petitions, procedures, services and communes to put right; one put right in two metrics counts twice.</param>
/// <param name="Steps">In the order of the rule set; none when nothing is needed.</param>
public sealed record CheapestPlan(decimal Needed, bool Reached, decimal Points, long Changes, IReadOnlyList<CheapestStep> Steps);
