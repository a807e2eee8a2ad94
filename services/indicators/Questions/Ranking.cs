using Ioc.Defaults;

namespace Ioc.Indicators.Questions;

/// <summary>Ranks units by descending total. Published lists give equal totals consecutive ranks and state no rule (FACTS 1.6); ours is stated.</summary>
public static class Ranking
{
    private static readonly string[] Deciding = ["G2", "G5"];

    /// <summary>How equal totals are told apart.</summary>
    public static Text TieRule { get; } = new(
        "Bằng tổng điểm: đơn vị có điểm nhóm Tiến độ (G2) cao hơn đứng trước, rồi nhóm Hài lòng (G5), rồi mã đơn vị nhỏ hơn; hạng liên tiếp, không đồng hạng.",
        "Equal totals: more points in Progress (G2) first, then in Satisfaction (G5), then the smaller code; ranks are consecutive and never shared.");

    /// <summary>The places, best first. A unit of which nothing is known has none.</summary>
    public static IReadOnlyList<Place> Of(IEnumerable<Contender> contenders)
    {
        var ordered = contenders.Where(x => x.Max > 0).OrderByDescending(x => x.Score)
            .ThenByDescending(x => Group(x, Deciding[0])).ThenByDescending(x => Group(x, Deciding[1])).ThenBy(x => x.Code, StringComparer.Ordinal).ToList();
        var ranked = ordered.CountBy(x => x.Kind).ToDictionary();
        var taken = new Dictionary<string, int>();
        return [.. ordered.Index().Select(x => new Place(
            x.Item, taken[x.Item.Kind] = taken.GetValueOrDefault(x.Item.Kind) + 1, ranked[x.Item.Kind], x.Index + 1, ordered.Count))];
    }

    private static decimal Group(Contender who, string code) => who.Groups.FirstOrDefault(x => x.Code == code)?.Score ?? 0;
}
