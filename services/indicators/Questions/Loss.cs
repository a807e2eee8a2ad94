namespace Ioc.Indicators.Questions;

/// <summary>Points that a unit lacks in one metric.</summary>
/// <param name="Metric">Component code.</param>
/// <param name="Group">Code of its group.</param>
/// <param name="Lost">Maximum less points.</param>
/// <param name="Missed">Records in the denominator and not in the numerator.</param>
/// <param name="NameVi">What people call the metric.</param>
/// <param name="NameEn">The same in English.</param>
/// <param name="Inherited">The level above answers for it.</param>
/// <param name="Rows">Where the figure opens.</param>
public sealed record Loss(string Metric, string Group, decimal Lost, decimal Max, long? Missed, string NameVi, string NameEn, bool Inherited, string Rows);
