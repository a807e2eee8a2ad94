namespace Ioc.Simulator;

/// <summary>When things happen in a day: offices from 7:30 to 17:00 with a pause at noon, citizens online at any hour.</summary>
public static class DayCurve
{
    private static readonly double[] ByHour =
        [0.3, 0.2, 0.1, 0.1, 0.2, 0.5, 1.5, 7, 13, 13, 10, 5, 3, 9, 11, 9, 6, 3, 2, 2, 2, 1.5, 1, 0.6];

    private static readonly double Sum = ByHour.Sum();

    /// <summary>Draws a time of day.</summary>
    /// <param name="aroundTheClock">Any hour alike.</param>
    public static TimeSpan Draw(Random random, bool aroundTheClock)
    {
        if (aroundTheClock) return TimeSpan.FromSeconds(random.Next(86_400));
        var left = random.NextDouble() * Sum;
        var hour = 0;
        while (hour < 23 && left > ByHour[hour]) left -= ByHour[hour++];
        return TimeSpan.FromHours(hour) + TimeSpan.FromSeconds(random.Next(3_600));
    }
}
