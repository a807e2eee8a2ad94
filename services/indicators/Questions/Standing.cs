using Ioc.Indicators.Counters;
using Ioc.Indicators.Scores;

namespace Ioc.Indicators.Questions;

/// <summary>All units below one, and the agencies there, scored and ranked in one window.</summary>
/// <param name="Units">Scores by code of the unit, the root included.</param>
/// <param name="Agencies">Scores by code of the agency.</param>
/// <param name="Places">Best first, of all kinds; the root is not among them.</param>
/// <param name="AsOf">When it was counted.</param>
public sealed record Standing(
    Window Window, IReadOnlyDictionary<string, Scored> Units, IReadOnlyDictionary<string, Scored> Agencies, IReadOnlyList<Place> Places, DateTimeOffset AsOf)
{
    /// <summary>Kind of an agency in a ranking.</summary>
    public const string Agency = "agency";

    private readonly Dictionary<(string Code, string Kind), Place> placed = Places.ToDictionary(x => (x.Who.Code, x.Who.Kind));

    /// <summary>The place of a unit; null when nothing is known of it.</summary>
    public Place? Of(string code, string kind) => placed.GetValueOrDefault((code, kind));
}
