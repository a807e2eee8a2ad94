namespace Ioc.Indicators.Published;

/// <summary>How the national portal's evaluation service names its resources, groups and counts (FACTS 1.6).</summary>
internal static class PortalFields
{
    /// <summary>The resources by the group or tile whose points their score is; <c>service-results</c> is of all.</summary>
    public static readonly IReadOnlyDictionary<string, string> Resources = new Dictionary<string, string>
    {
        ["service-results"] = "", ["transparency"] = "G1", ["dvc-progress-tree"] = "G2", ["provide-online-tree"] = "3.1-3.3",
        ["formality-online-payment-tree"] = "3.5-3.6", ["dossier-digitized"] = "G4", ["handling-satisfaction"] = "G5",
    };

    /// <summary>Keys of <c>groupScores</c> and codes of <c>radar</c>.</summary>
    public static readonly IReadOnlyDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["CKMB"] = "G1", ["TDGQ"] = "G2", ["CLGQ"] = "3.1-3.3", ["ONLINE"] = "3.1-3.3", ["TTTT"] = "3.5-3.6", ["MDSH"] = "G4", ["MDHL"] = "G5", ["ONLINE_SERVICE"] = "G3",
        ["TRANSPARENCY"] = "G1", ["PROGRESS"] = "G2", ["DIGITIZATION"] = "G4", ["SATISFACTION"] = "G5", ["PAYMENT"] = "3.5-3.6",
    };

    /// <summary>Counts that units carry as fields of their own: the tile or group that they tell of, the metric, its numerator and denominator.</summary>
    public static readonly IReadOnlyList<(string Part, string Metric, string[] Numerator, string Denominator)> Counts =
    [
        ("G2", "2.1", ["totalOnTime"], "totalReceived"), ("3.1-3.3", "3.1", ["partialCount", "fullCount"], "authorityCount"),
        ("3.1-3.3", "3.2", ["onlineDossierCount"], "onlineServiceTotal"), ("3.1-3.3", "3.3", ["channelOnlineSum"], "channelTotalSum"),
        ("3.5-3.6", "3.6", ["totalDossierOnlinePaymentSuccess"], "totalDossierFinancialObligation"),
        ("3.5-3.6", "3.5b", ["totalDossierOnlineFormalityPaymentSuccess"], "totalFeeFormality"),
        ("3.5-3.6", "3.5a", ["totalFeeDossierFormality"], "totalFeeFormality"),
    ];

    /// <summary>Every field of <see cref="Counts"/>, with what it tells of.</summary>
    public static readonly IReadOnlyDictionary<string, string> PartOfCount =
        Counts.SelectMany(x => x.Numerator.Append(x.Denominator), (x, field) => (field, x.Part)).DistinctBy(x => x.field).ToDictionary(x => x.field, x => x.Part);

    /// <summary>The resource whose score is the points of a part.</summary>
    public static string ResourceOf(string part) => Resources.First(x => x.Value == part).Key;
}
