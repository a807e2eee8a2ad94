using Ioc.Indicators.Rules;
using Ioc.Indicators.Scoring;

namespace Ioc.Indicators.Questions;

/// <summary>The rounded points of one metric as a step function of its numerator (or of the product of two numerators), in the smallest step of the set.</summary>
internal sealed class Curve(RuleSet rules, MetricRule metric, decimal whole, decimal factor)
{
    private readonly decimal step = Step(rules);

    /// <summary>The smallest difference of points that the set knows: 0.01 with two decimals.</summary>
    public static decimal Step(RuleSet rules) => new(1, 0, 0, false, (byte)rules.Rounding.Decimals);

    /// <summary>Points, in steps, when the numerator is that.</summary>
    public int At(decimal numerator) =>
        (int)(rules.Rounding.Round(new Rate(numerator * factor, whole).Points(metric.Max, metric.TargetPercent, Rate.One)) / step);

    /// <summary>The least numerator that has that many steps; more than any whole when the maximum is below.</summary>
    public decimal Least(int steps)
    {
        if (steps <= 0) return 0;
        if (steps * step > metric.Max || factor == 0) return decimal.MaxValue;
        var near = decimal.Ceiling((steps - 0.5m) * step * metric.TargetPercent * whole / (metric.Max * 100 * factor));
        while (At(near) < steps) near++;
        while (near > 0 && At(near - 1) >= steps) near--;
        return near;
    }
}
