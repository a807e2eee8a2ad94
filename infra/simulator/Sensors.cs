using Ioc.Areas;

namespace Ioc.Simulator;

/// <summary>Air in every district, traffic on the main road, river water and drains: values move like a day does, and a station falls silent at times.</summary>
public static class Sensors
{
    /// <summary>A station whose line is poor: it speaks one hour of six.</summary>
    private const int SilentStation = 11;

    /// <summary>Makes the sensors of a town.</summary>
    public static IReadOnlyList<Sensor> Plan(Town town, SimulatorOptions options)
    {
        var random = new Random(options.Seed);
        var places = town.Communes.GroupBy(x => x.ParentCode).SelectMany(x => x.Take(2)).ToList();
        return [.. places.SelectMany((place, i) => Of(place, i, random, options.ReadEverySeconds))];
    }

    private static IEnumerable<Sensor> Of(Area place, int i, Random random, int periodSeconds)
    {
        var shift = random.NextDouble() * Math.PI * 2;
        yield return Make("air", "Bụi PM2,5", "Fine dust PM2.5", place, i, "pm25", "ug/m3", 50, "above", "medium", periodSeconds,
            hour => i == SilentStation && hour % 6 >= 1 ? double.NaN : 24 + 8 * Math.Sin((hour - 4) / 24 * Math.PI * 4) + 5 * Math.Sin(hour * 9 + shift) + 2 * Math.Sin(hour * 61 + shift));
        if (i % 2 == 0)
            yield return Make("traffic", "Tốc độ trục chính", "Main road speed", place, i, "speed", "km/h", 15, "below", "medium", periodSeconds,
                hour => 34 - 11 * Peak(hour, 7.3) - 12 * Peak(hour, 17.2) + 2 * Math.Sin(hour * 47 + shift));
        if (i % 3 == 1)
            yield return Make("water", "Ô-xy hòa tan", "Dissolved oxygen", place, i, "dissolved-oxygen", "mg/L", 4, "below", "low", periodSeconds,
                hour => 5.4 + 0.7 * Math.Sin((hour - 9) / 24 * Math.PI * 2) + 0.4 * Math.Sin(hour * 7 + shift) + 0.1 * Math.Sin(hour * 53 + shift));
        if (i % 3 == 0)
            yield return Make("flood", "Mực nước cống", "Drain water level", place, i, "water", "m", 1.2, "above", "high", periodSeconds,
                hour => 0.42 + 0.2 * Math.Sin(hour / 12.4 * Math.PI * 2 + shift) + 0.02 * Math.Sin(hour * 31 + shift));
    }

    private static double Peak(double hour, double at) => Math.Exp(-(hour - at) * (hour - at) / 1.6);

    private static Sensor Make(
        string domain, string vi, string en, Area place, int i, string quantity, string unit, double limit, string side, string priority,
        int periodSeconds, Func<double, double> at) => new($"sim-{quantity}-{i + 1:00}", new
        {
            Area = place.Code, Domain = domain, NameVi = $"{vi}, {place.NameVi}", NameEn = $"{en}, {place.NameEn}", place.Lat, place.Lon, PeriodSeconds = periodSeconds,
            Quantities = new[] { new { Quantity = quantity, Unit = unit, Limit = limit, Side = side, Priority = priority } },
        }, quantity, at);
}
