namespace Ioc.Indicators.Rules;

/// <summary>The counters behind a metric.</summary>
/// <param name="Numerator">Name of a counter, e.g. <c>dossiers.on-time</c>.</param>
/// <param name="Denominator">Name of a counter, e.g. <c>dossiers.received</c>.</param>
public sealed record CounterNames(string Numerator, string Denominator);
