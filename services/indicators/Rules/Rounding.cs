namespace Ioc.Indicators.Rules;

/// <summary>How a metric's points are rounded before they are added.</summary>
/// <param name="Decimals">Places after the point, 0 to 4.</param>
/// <param name="Midpoint"><c>half-up</c>, the only way that published scores show.</param>
public sealed record Rounding(int Decimals, string Midpoint)
{
    /// <summary>The value in that many places, a half away from zero.</summary>
    public decimal Round(decimal value) => decimal.Round(value, Decimals, MidpointRounding.AwayFromZero);
}
