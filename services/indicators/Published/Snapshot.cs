using System.Text.Json.Serialization;

namespace Ioc.Indicators.Published;

/// <summary>One published row: a unit's totals and groups, or one of its metrics.</summary>
/// <param name="Unit">The unit in the publisher's words.</param>
/// <param name="Level">One of <see cref="Levels"/>.</param>
/// <param name="Period">The span in the publisher's words.</param>
/// <param name="Source">Who published it, and where.</param>
/// <param name="Part">Empty for totals and groups; else the code of the metric, tile or group that the row is of.</param>
/// <param name="Groups">Points by code: G1 to G5, and the tiles 3.1-3.3 and 3.5-3.6 where six are printed.</param>
/// <param name="Total">Points, 0 to 100.</param>
/// <param name="Rank">Place among <paramref name="Ranked"/>, from 1.</param>
/// <param name="Class">The printed class, in the publisher's words.</param>
/// <param name="RatioPercent">Rate of the metric.</param>
/// <param name="Score">Points of the metric.</param>
/// <param name="Max">Points at most, as printed.</param>
/// <param name="Flags">What the publisher says of the quality of the data.</param>
/// <param name="Code">The publisher's own code, where several of them are one of our metrics.</param>
public sealed record Snapshot(
    string Unit, string Level, string Period, string Source, string Part, SortedDictionary<string, decimal> Groups,
    decimal? Total = null, int? Rank = null, int? Ranked = null, string? Class = null,
    long? Numerator = null, long? Denominator = null, decimal? RatioPercent = null, decimal? Score = null, decimal? Max = null,
    IReadOnlyList<string>? Flags = null, string? Code = null)
{
    /// <summary>What tells rows of one unit, span and source apart.</summary>
    [JsonIgnore]
    public string Key => Code is null ? Part : $"{Part} {Code}";

    /// <summary>The kinds of units that scores are published of, a country's mean included.</summary>
    public static readonly IReadOnlyList<string> Levels = ["ministry", "province", "district", "commune", "department", "national"];

    /// <summary>True when no figure at all was printed.</summary>
    public bool IsEmpty => Groups.Count == 0 && Total is null && Rank is null && Class is null
        && Numerator is null && RatioPercent is null && Score is null;
}
