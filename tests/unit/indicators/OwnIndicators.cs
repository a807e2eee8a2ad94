using Ioc.Areas;
using Ioc.Indicators.Rules;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class OwnIndicators
{
    private const string File = """
        {"area": "74", "indicators": [{
            "code": "BD.1", "name": {"vi": "Hồ sơ qua bưu chính", "en": "Dossiers by post"}, "validFrom": "2025-01-01", "validTo": "2025-12-31", "targetPercent": 20,
            "numerator": {"vi": "hồ sơ qua bưu chính", "en": "dossiers by post"}, "denominator": {"vi": "hồ sơ tiếp nhận", "en": "dossiers received"},
            "levels": ["district", "commune"], "counters": {"numerator": "dossiers.postal", "denominator": "dossiers.received"}, "source": "Kế hoạch của tỉnh"}]}
        """;

    private static readonly AreaTree Areas = AreaTree.Bundled();

    [Theory]
    [InlineData("25975", "2025-06-30", true)]
    [InlineData("725", "2025-01-01", true)]
    [InlineData("74", "2025-06-30", false)]
    [InlineData("725", "2024-12-31", false)]
    public void They_are_of_the_levels_and_days_named(string code, string day, bool has)
    {
        var on = DateOnly.Parse(day);
        Assert.Equal(has, OwnBook.Read([("own.json", File)], Published.Book, Areas).Of(Areas.Find(code, on)!, on).Any(x => x.Code == "BD.1"));
    }

    [Fact]
    public void Units_of_another_province_have_none_of_them() =>
        Assert.Empty(OwnBook.Read([("own.json", File.Replace("2025-12-31", "2026-12-31"))], Published.Book, Areas).Of(Areas.Find("25975", new DateOnly(2025, 8, 1))!, new DateOnly(2025, 8, 1)));

    [Theory]
    [InlineData("\"74\"", "\"zz\"", "own.json: unknown area zz")]
    [InlineData("BD.1", "2.1", "own.json: indicator 2.1: the code is a national one")]
    [InlineData("BD.1", "G2", "own.json: indicator G2: the code is a national one")]
    [InlineData("BD.1", "3.1-3.3", "own.json: indicator 3.1-3.3: the code is a national one")]
    [InlineData("BD.1", " ", "own.json: indicator  : code missing")]
    [InlineData("Dossiers by post", "", "own.json: indicator BD.1: name missing")]
    [InlineData("2025-01-01", "2026-01-01", "own.json: indicator BD.1: validTo is before validFrom")]
    [InlineData("\"targetPercent\": 20", "\"targetPercent\": 0", "own.json: indicator BD.1: targetPercent must be above 0 and at most 100")]
    [InlineData("dossiers by post", "", "own.json: indicator BD.1: numerator missing")]
    [InlineData("dossiers received", "", "own.json: indicator BD.1: denominator missing")]
    [InlineData("[\"district\", \"commune\"]", "[]", "own.json: indicator BD.1: levels missing")]
    [InlineData("\"district\"", "\"ward\"", "own.json: indicator BD.1: unknown level ward")]
    [InlineData("dossiers.postal", "dossiers.flown", "own.json: indicator BD.1: unknown counter dossiers.flown")]
    [InlineData("Kế hoạch của tỉnh", "", "own.json: indicator BD.1: source missing")]
    public void A_planted_fault_is_found(string right, string wrong, string fault) =>
        Assert.Equal([fault], Assert.Throws<RuleFileException>(() => OwnBook.Read([("own.json", File.Replace(right, wrong))], Published.Book, Areas)).Faults);

    [Fact]
    public void All_faults_of_all_files_are_listed_at_once()
    {
        var faults = Assert.Throws<RuleFileException>(() => OwnBook.Read(
            [("a.json", File), ("b.json", File.Replace("dossiers.postal", "x").Replace("Kế hoạch của tỉnh", "")), ("c.json", "{\"area\": \"74\"}"), ("d.json", "{\"points\": 3}")], Published.Book, Areas)).Faults;
        Assert.Equal(["b.json: indicator BD.1: unknown counter x", "b.json: indicator BD.1: source missing", "c.json: indicators missing"], faults.Take(3));
        Assert.Contains("points", faults[3], StringComparison.Ordinal);
        Assert.Equal("duplicate code BD.1", faults[^1]);
    }

    [Fact]
    public void A_folder_that_is_named_must_be_there_and_none_need_be_named()
    {
        Assert.Contains("Rules:OwnFolder", Assert.Single(Assert.Throws<RuleFileException>(() => OwnBook.Load("/none/such", Published.Book, Areas)).Faults), StringComparison.Ordinal);
        Assert.Empty(OwnBook.Load(null, Published.Book, Areas).Of(Areas.Find("725", new DateOnly(2025, 6, 1))!, new DateOnly(2025, 6, 1)));
    }
}
