namespace Ioc.Indicators.Published;

/// <summary>How the national portal's evaluation service names its resources, groups and counts (FACTS 1.6).</summary>
internal static class PortalFields
{
    /// <summary>The resources by the group or tile whose points their <c>score</c> is; <c>service-results</c> is of all.</summary>
    public static readonly IReadOnlyDictionary<string, string> Resources = new Dictionary<string, string>
    {
        ["service-results"] = "", ["transparency"] = "G1", ["dvc-progress-tree"] = "G2", ["provide-online-tree"] = "3.1-3.3",
        ["formality-online-payment-tree"] = "3.5-3.6", ["dossier-digitized"] = "G4", ["handling-satisfaction"] = "G5",
    };

    /// <summary>Keys of <c>groupScores</c>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["CKMB"] = "G1", ["TDGQ"] = "G2", ["CLGQ"] = "3.1-3.3", ["ONLINE"] = "3.1-3.3", ["TTTT"] = "3.5-3.6", ["MDSH"] = "G4", ["MDHL"] = "G5",
        ["TRANSPARENCY"] = "G1", ["PROGRESS"] = "G2", ["DIGITIZATION"] = "G4", ["SATISFACTION"] = "G5", ["PAYMENT"] = "3.5-3.6",
    };

    private static readonly (string Part, string Metric, string[] Numerator, string Denominator)[] Counts =
    [
        ("G2", "2.1", ["totalOnTime"], "totalReceived"), ("3.1-3.3", "3.1", ["partialCount", "fullCount"], "authorityCount"),
        ("3.1-3.3", "3.2", ["onlineDossierCount"], "onlineServiceTotal"), ("3.1-3.3", "3.3", ["channelOnlineSum"], "channelTotalSum"),
        ("3.5-3.6", "3.6", ["totalDossierOnlinePaymentSuccess"], "totalDossierFinancialObligation"),
        ("3.5-3.6", "3.5b", ["totalDossierOnlineFormalityPaymentSuccess"], "totalFeeFormality"),
    ];

    /// <summary>The counts that units of a resource carry beside their points.</summary>
    public static IEnumerable<(string Metric, string[] Numerator, string Denominator)> Of(string part) =>
        Counts.Where(x => x.Part == part).Select(x => (x.Metric, x.Numerator, x.Denominator));
}
