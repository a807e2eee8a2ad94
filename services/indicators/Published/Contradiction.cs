namespace Ioc.Indicators.Published;

/// <summary>Where a published row disagrees with itself or with the rules of its time. The row is kept as it was published.</summary>
/// <param name="Kind"><c>printed-rounded</c>, <c>read-apart</c>, <c>contradicts-itself</c>, <c>own-wording</c> or <c>other-rule</c>.</param>
/// <param name="Gap">Points by which it is off, printed less computed; null where points are not what differs.</param>
/// <param name="ReasonVi">What is wrong.</param>
/// <param name="ReasonEn">The same in English.</param>
public sealed record Contradiction(string Kind, decimal? Gap, string ReasonVi, string ReasonEn);
