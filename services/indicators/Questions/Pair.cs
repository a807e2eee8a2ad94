namespace Ioc.Indicators.Questions;

/// <summary>Two whole numbers with the least sum whose product is large enough.</summary>
internal static class Pair
{
    /// <summary>The pair within the bounds; null when even the largest two do not reach the product.</summary>
    public static (long X, long Y)? Least(long leastX, long leastY, long mostX, long mostY, decimal product)
    {
        var goal = (Int128)product;
        var (low, high) = (leastX + leastY, mostX + mostY);
        if ((Int128)mostX * mostY < goal) return null;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Reaches(middle)) high = middle;
            else low = middle + 1;
        }
        return (At(low), low - At(low));

        // Of all pairs with one sum, the most even one has the largest product.
        long At(long sum) => Math.Clamp(sum / 2, Math.Max(leastX, sum - mostY), Math.Min(mostX, sum - leastY));
        bool Reaches(long sum) => (Int128)At(sum) * (sum - At(sum)) >= goal;
    }
}
