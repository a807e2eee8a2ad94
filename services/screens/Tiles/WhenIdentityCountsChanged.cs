using Ioc.Contracts.Eid;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Screens.Tiles;

/// <summary>Shows e-ID counts; a count that its owner suppressed is shown as suppressed, one that it never told is not shown.</summary>
public sealed class WhenIdentityCountsChanged(Shelf shelf) : IListen<IdentityCountsChanged>
{
    private const string Paper = "paper-integrated.";

    private static readonly (string Kind, string Tile)[] Shown =
        [("chip-card-issued", "eid.chip-cards"), ("level2-activated", "eid.level2-activated")];

    private static readonly Dictionary<string, Text> Names = new()
    {
        ["chip-card-issued"] = new("Thẻ căn cước gắn chip", "Chip cards issued"),
        ["level1-received"] = new("Mức 1: hồ sơ tiếp nhận", "Level 1 received"), ["level1-approved"] = new("Mức 1: phê duyệt", "Level 1 approved"),
        ["level1-activated"] = new("Mức 1: kích hoạt", "Level 1 activated"), ["level2-received"] = new("Mức 2: hồ sơ thu nhận", "Level 2 received"),
        ["level2-approved"] = new("Mức 2: phê duyệt", "Level 2 approved"), ["level2-activated"] = new("Mức 2: kích hoạt", "Level 2 activated"),
        ["health-insurance"] = new("Thẻ bảo hiểm y tế", "Health insurance card"), ["driving-licence"] = new("Giấy phép lái xe", "Driving licence"),
        ["vehicle-registration"] = new("Đăng ký xe", "Vehicle registration"), ["tax-number"] = new("Mã số thuế", "Tax number"),
        ["passport"] = new("Hộ chiếu", "Passport"), ["social-insurance"] = new("Bảo hiểm xã hội", "Social insurance"),
        ["civil-status"] = new("Hộ tịch", "Civil status"), ["health-book"] = new("Sổ sức khỏe điện tử", "Electronic health book"),
        ["criminal-record"] = new("Phiếu lý lịch tư pháp", "Criminal record certificate"),
    };

    /// <inheritdoc/>
    public Task When(IdentityCountsChanged fact, CancellationToken ct) => shelf.PutIfNewer(
        new Word("identity-counts-changed", fact.Area, fact.Simulated, fact.Version, fact.AsOf), [.. Shape(fact.Totals)], ct);

    /// <summary>The tiles of the totals.</summary>
    /// <param name="totals">By kind; null when suppressed.</param>
    public static IEnumerable<Tile> Shape(IReadOnlyDictionary<string, long?> totals)
    {
        foreach (var (kind, tile) in Shown.Where(x => totals.ContainsKey(x.Kind))) yield return new Tile(tile, totals[kind], "person");
        var papers = totals.Where(x => x.Key.StartsWith(Paper, StringComparison.Ordinal)).ToList();
        yield return List("eid.by-kind", "person", totals.GetValueOrDefault("chip-card-issued"), totals.Except(papers));
        if (papers.Count > 0)
            yield return List("eid.papers", "paper", papers.Exists(x => x.Value is null) ? null : papers.Sum(x => x.Value), papers);
        if (totals.ContainsKey("level2-activated") && totals.ContainsKey("level2-approved"))
            yield return Activation(totals["level2-activated"], totals["level2-approved"]);
    }

    /// <summary>Activated of approved (FACTS 6); a figure that is hidden must not come back through a share of it.</summary>
    private static Tile Activation(long? activated, long? approved) => activated is { } part && approved is { } whole
        ? Share.Of("eid.activation-percent", part, whole) : new Tile("eid.activation-percent", null, "percent") { Drawn = true };

    private static Tile List(string tile, string unit, long? value, IEnumerable<KeyValuePair<string, long?>> totals) => new(tile, value, unit)
    {
        Wide = true,
        Detail = new
        {
            List = totals.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new
            {
                Key = x.Key, Kind = x.Key.StartsWith(Paper, StringComparison.Ordinal) ? x.Key[Paper.Length..] : x.Key,
                NameVi = Name(x.Key)?.Vi, NameEn = Name(x.Key)?.En, x.Value, Suppressed = x.Value is null ? true : (bool?)null,
            }),
        },
    };

    private static Text? Name(string kind) => Names.TryGetValue(kind.StartsWith(Paper, StringComparison.Ordinal) ? kind[Paper.Length..] : kind, out var name) ? name : null;
}
