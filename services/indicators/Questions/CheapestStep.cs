namespace Ioc.Indicators.Questions;

/// <summary>A part of a plan: so many of one kind put right in one metric.</summary>
/// <param name="Metric">Component code, e.g. <c>2.1</c>.</param>
/// <param name="Points">Points that the metric gains.</param>
/// <param name="Change">How many are put right, 1 or more.</param>
/// <param name="Unit">dossier, petition, procedure, service or commune.</param>
/// <param name="TextVi">The step as a sentence.</param>
/// <param name="TextEn">The same in English.</param>
public sealed record CheapestStep(string Metric, decimal Points, long Change, string Unit, string TextVi, string TextEn);
