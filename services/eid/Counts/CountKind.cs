namespace Ioc.Eid.Counts;

/// <summary>What is counted: the measures and papers of FACTS 6, a closed list, since a name made up by a source could carry a person.</summary>
public static class CountKind
{
    /// <summary>Papers that can be integrated (giấy tờ tích hợp).</summary>
    public static readonly IReadOnlyList<string> Papers =
    [
        "health-insurance", "driving-licence", "vehicle-registration", "tax-number", "passport", "social-insurance",
        "civil-status", "health-book", "criminal-record",
    ];

    /// <summary>Every kind.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "chip-card-issued",
        "level1-received", "level1-approved", "level1-activated",
        "level2-received", "level2-approved", "level2-activated",
        .. Papers.Select(paper => $"paper-integrated.{paper}"),
    ];
}
