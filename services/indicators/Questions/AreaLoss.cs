namespace Ioc.Indicators.Questions;

/// <summary>The part of a unit's loss in one metric that comes from one of the units below it, by the records missed there.</summary>
/// <param name="Area">Code of the unit below, or of the unit itself for what is its own (its departments).</param>
/// <param name="Lost">Points of the unit above; all parts of a metric add up to its loss.</param>
/// <param name="Missed">Records missed there.</param>
/// <param name="Rows">Where the figure opens.</param>
public sealed record AreaLoss(string Metric, string Area, string NameVi, string NameEn, decimal Lost, long Missed, string Rows);
