extern alias simulator;

using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Scoring;
using simulator::Ioc.Simulator;

namespace Ioc.Tests.Speed.Indicators;

/// <summary>
/// A year of each district, week by week: the simulator's own dossiers, of which good marks are lost so that the level
/// follows the scores published for Bình Dương in those years, each district by what it was published to differ.
/// </summary>
internal static class YearOfDistricts
{
    private const int DossiersADay = 400;

    /// <summary>Points published for the province, by day (published-scores.csv).</summary>
    private static readonly (DateOnly On, double Points)[] Course =
    [
        (new(2022, 12, 31), 57.85), (new(2023, 10, 23), 74.2), (new(2023, 10, 30), 74.7), (new(2023, 12, 31), 80.21),
        (new(2024, 1, 22), 83.47), (new(2024, 4, 8), 79.86), (new(2024, 12, 31), 84.5),
    ];

    /// <summary>Points published for the districts of 2023, less the province's.</summary>
    private static readonly Dictionary<string, double> Differs = new()
    {
        ["718"] = 8.39, ["724"] = 7.49, ["726"] = 6.59, ["723"] = 4.99, ["722"] = 4.79, ["719"] = 0.99, ["720"] = 0.89, ["721"] = 0.69, ["725"] = -5.61,
    };

    /// <summary>The years of all districts.</summary>
    public static IEnumerable<IReadOnlyList<IReadOnlyList<MetricInput>>> Plan(int year, int seed)
    {
        var tree = AreaTree.Bundled();
        var first = Enumerable.Range(1, 7).Select(day => new DateOnly(year, 1, day)).Single(day => day.DayOfWeek == DayOfWeek.Monday);
        var town = new Town(tree, first, seed);
        var district = town.Communes.ToDictionary(x => x.Code, x => x.ParentCode!);
        var dossiers = new Dossiers(town, Offers.Plan("74"), WorkingCalendar.Vietnam, new SimulatorOptions { Seed = seed, AroundTheClock = false, DossiersADay = DossiersADay });
        var weeks = Enumerable.Range(0, 51).Select(_ => Differs.Keys.ToDictionary(x => x, _ => new Dictionary<string, (long Part, long Whole)>())).ToList();
        for (var day = 0; day < 7 * weeks.Count; day++)
        {
            var random = new Random(unchecked((seed * 31) + (year * 1009) + day));
            foreach (var plan in dossiers.Plan(first.AddDays(day)))
                Count(weeks[day / 7][district[plan.Area]], plan, Kept(first.AddDays(day), district[plan.Area]), random);
        }
        return Differs.Keys.Select(code => (IReadOnlyList<IReadOnlyList<MetricInput>>)
            [.. weeks.Select(week => (IReadOnlyList<MetricInput>)[.. week[code].Select(x => new MetricInput(x.Key, x.Value.Part, x.Value.Whole))])]);
    }

    /// <summary>Weeks added up.</summary>
    public static IReadOnlyList<MetricInput> Sum(IEnumerable<IReadOnlyList<MetricInput>> weeks) =>
        [.. weeks.SelectMany(x => x).GroupBy(x => x.Code).Select(x => new MetricInput(x.Key, x.Sum(y => y.Numerator), x.Sum(y => y.Denominator)))];

    private static double Kept(DateOnly on, string district)
    {
        var after = Array.FindIndex(Course, x => x.On >= on);
        var (from, to) = (Course[Math.Max(0, after - 1)], Course[after]);
        var share = from.On == to.On ? 0 : (on.DayNumber - from.On.DayNumber) / (double)(to.On.DayNumber - from.On.DayNumber);
        return Math.Clamp((from.Points + ((to.Points - from.Points) * share) + Differs[district]) / 100, 0, 1);
    }

    private static void Count(Dictionary<string, (long Part, long Whole)> week, DossierPlan plan, double kept, Random random)
    {
        var (marks, onTime) = (plan.Marks, plan.Moves.FirstOrDefault(x => x.Status is >= 7 and <= 9)?.At <= plan.DueAt);
        Add("1.4", marks.Synchronised);
        Add("2.1", onTime);
        Add("3.3", plan.Channel == "online");
        Add("4.1", marks.ElectronicResult);
        Add("4.2", marks.Digitised);
        Add("4.3", marks.Reused);
        Add("4.4", marks.Shared);
        Add("5.4", onTime && !marks.Disliked);

        void Add(string metric, bool good)
        {
            var (part, whole) = week.GetValueOrDefault(metric);
            week[metric] = (part + (good && random.NextDouble() < kept ? 1 : 0), whole + 1);
        }
    }
}
