namespace Ioc.Indicators.Rules;

/// <summary>Working days within which a province publishes and discloses procedures (FACTS 1.3, 1.1 and 1.2).</summary>
/// <param name="PublishWorkingDays">A decision is in time this long before the legal basis takes effect, 1 to 100.</param>
/// <param name="DiscloseWorkingDays">A disclosure is in time up to this long after the decision, 1 to 100.</param>
/// <param name="Source">The document that the limits come from.</param>
public sealed record PublicationLimits(int PublishWorkingDays, int DiscloseWorkingDays, string Source);
