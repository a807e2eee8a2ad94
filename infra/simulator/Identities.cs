namespace Ioc.Simulator;

/// <summary>e-ID counts that add to what was published in February 2025: 2.39 million chip cards, 1.7 million level-2 accounts activated (FACTS 6).</summary>
public static class Identities
{
    private static readonly (string Kind, long Total)[] Totals =
    [
        ("chip-card-issued", 2_390_000), ("level2-activated", 1_700_000), ("level2-approved", 1_905_000), ("level2-received", 1_962_000),
        ("level1-activated", 212_000), ("level1-approved", 236_000), ("level1-received", 241_000),
        ("paper-integrated.health-insurance", 1_310_000), ("paper-integrated.driving-licence", 604_000),
        ("paper-integrated.vehicle-registration", 287_000), ("paper-integrated.social-insurance", 192_000), ("paper-integrated.tax-number", 151_000),
        ("paper-integrated.health-book", 43_000), ("paper-integrated.passport", 21_000), ("paper-integrated.criminal-record", 1_368),
    ];

    /// <summary>Everything up to a date, as one count for each commune and kind.</summary>
    public static IEnumerable<object> Plan(Town town, DateOnly on) => Totals.SelectMany(x =>
        town.Share(x.Total, x.Kind.StartsWith("level", StringComparison.Ordinal) && x.Kind.EndsWith("-activated", StringComparison.Ordinal))
            .Select((count, i) => (object)new { Area = town.Communes[i].Code, On = on, x.Kind, Count = count }));
}
