namespace Ioc.Indicators.Questions;

/// <summary>Shares out points so that the parts add up to the whole, to the last step.</summary>
public static class Apportion
{
    /// <summary>Parts in proportion to weights, each a multiple of the step; what rounding leaves goes to the largest remainders, earlier ones first.</summary>
    /// <param name="whole">Points to share, 0 or more, a multiple of <paramref name="step"/>.</param>
    /// <param name="weights">0 or more each; when all are 0, everything is 0.</param>
    /// <param name="step">The smallest difference of points.</param>
    public static IReadOnlyList<decimal> Of(decimal whole, IReadOnlyList<long> weights, decimal step)
    {
        var sum = weights.Sum(x => (decimal)x);
        if (sum == 0) return new decimal[weights.Count];
        var exact = weights.Select(x => whole / step * x / sum).ToList();
        var parts = exact.Select(decimal.Floor).ToArray();
        var left = (int)(decimal.Round(whole / step) - parts.Sum());
        foreach (var i in exact.Index().OrderByDescending(x => x.Item - parts[x.Index]).ThenBy(x => x.Index).Take(left).Select(x => x.Index)) parts[i]++;
        return [.. parts.Select(x => x * step)];
    }
}
