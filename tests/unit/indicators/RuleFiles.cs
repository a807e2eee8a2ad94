using System.Text.Json.Nodes;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Xunit;

namespace Ioc.Tests.Unit.Indicators;

public sealed class RuleFiles
{
    private static readonly JsonSchema Schema = new(JsonNode.Parse(Deployed("rules.schema"))!);

    private static readonly string[] BetweenFields =
    [
        "max of a group", "group", "scored mean", "level", "level twice", "multiplier", "multiplier itself", "duplicate code", "code of a tile", "metric of a tile",
        "group of a tile", "classes", "last class", "class twice", "validity", "two states",
    ];

    private static string Deployed(string name) => File.ReadAllText(Path.Combine(RuleBook.DeployedFolder, name + ".json"));

    [Theory]
    [InlineData("2022-06-22", null)]
    [InlineData("2022-06-23", "2022-2025")]
    [InlineData("2025-12-31", "2022-2025")]
    [InlineData("2026-01-01", "portal-2026")]
    [InlineData("2026-11-30", "portal-2026")]
    [InlineData("9999-12-31", "portal-2026")]
    public void A_day_is_scored_with_the_set_in_force_on_it(string day, string? name) =>
        Assert.Equal(name, Published.Book.On(DateOnly.ParseExact(day, "yyyy-MM-dd"))?.Name);

    [Fact]
    public void The_deployed_sets_are_known_by_name_and_whole()
    {
        Assert.Equal(["2022-2025", "portal-2026", "metrics-2026"], Published.Book.Sets.Select(s => s.Name));
        Assert.Null(Published.Book.Find("portal-2027"));
        Assert.All(Published.Book.Sets, set =>
        {
            Assert.Equal([18m, 20m, 22m, 22m, 18m], set.Groups.Select(g => g.Max));
            Assert.Equal(100, set.ScoredAt("province").Sum(m => m.Max));
        });
        Assert.All(Published.Book.Sets.Take(2), set =>
        {
            Assert.Equal(96, set.ScoredAt("commune").Sum(m => m.Max));
            Assert.Equal(["4.5a", "4.5b"], set.ScoredAt("province").Except(set.ScoredAt("commune")).Select(m => m.Code));
            Assert.Equal(["2.2", "5.1"], set.Metrics.Where(m => m.Max == 0).Select(m => m.Code));
        });
    }

    [Fact]
    public void What_is_only_announced_scores_no_window_until_a_day_is_given_to_it()
    {
        var announced = Published.Book.Find("metrics-2026")!;
        Assert.Equal((null, new DateOnly(2026, 10, 10)), (announced.ValidFrom, announced.AnnouncedOn));
        Assert.Equal(12, announced.Metric("3.1")!.Max);
        Assert.Equal(84, announced.ScoredAt("commune").Sum(m => m.Max));
        var dated = Planted("metrics-2026", ("/validFrom", "\"2027-07-01\""), ("/announcedOn", "null"));
        Assert.Equal(["metrics-2026.json: dates overlap those of portal-2026.json"], FaultsOf(("portal-2026.json", Deployed("portal-2026")), ("metrics-2026.json", dated)));
        var book = RuleBook.Read([("portal-2026.json", Planted(("/validTo", "\"2027-06-30\""))), ("metrics-2026.json", dated)]);
        Assert.Equal(["portal-2026", "metrics-2026"], new[] { new DateOnly(2027, 6, 30), new DateOnly(2027, 7, 1) }.Select(x => book.On(x)!.Name));
    }

    [Theory]
    [InlineData(100, "excellent")]
    [InlineData(90, "excellent")]
    [InlineData(89.99, "good")]
    [InlineData(80, "good")]
    [InlineData(79.99, "fair")]
    [InlineData(70, "fair")]
    [InlineData(69.99, "average")]
    [InlineData(50, "average")]
    [InlineData(49.99, "weak")]
    [InlineData(0, "weak")]
    public void A_class_begins_at_its_least_total(double total, string code) =>
        Assert.Equal(code, Published.Book.Find("portal-2026")!.ClassOf((decimal)total).Code);

    [Theory]
    [InlineData("max of a metric", "metric 1.1: max must be 0 to 100", "group G1: its metrics' maxima add to -1, not to 18", "/metrics/0/max", "-13")]
    [InlineData("max of a group", "group G2: its metrics' maxima add to 20, not to 21", "the groups' maxima add to 101, not to 100", "/groups/1/max", "21")]
    [InlineData("group", "metric 2.1: unknown group G9", "group G2: its metrics' maxima add to 0, not to 20", "/metrics/4/group", "\"G9\"")]
    [InlineData("source", "source missing", null, "/source", "\" \"")]
    [InlineData("source of a metric", "metric 1.1: source missing", null, "/metrics/0/source", "null")]
    [InlineData("source of the classes", "classSource missing", null, "/classSource", "null")]
    [InlineData("name of a metric", "metric 1.1: name missing", null, "/metrics/0/name/en", "\"\"")]
    [InlineData("numerator", "metric 1.1: numerator missing", null, "/metrics/0/numerator/vi", "\"\"")]
    [InlineData("denominator", "metric 1.1: denominator missing", null, "/metrics/0/denominator/vi", "\"\"")]
    [InlineData("target", "metric 1.1: targetPercent must be above 0 and at most 100", null, "/metrics/0/targetPercent", "0")]
    [InlineData("measure", "metric 1.1: unknown measure sum", null, "/metrics/0/measure", "\"sum\"")]
    [InlineData("scored mean", "metric 1.1: a mean cannot be scored", null, "/metrics/0/measure", "\"mean\"")]
    [InlineData("zero rule", "metric 1.1: unknown whenZero half", null, "/metrics/0/whenZero", "\"half\"")]
    [InlineData("level", "metric 1.1: unknown level ward", null, "/metrics/0/levels/1", "\"ward\"")]
    [InlineData("level twice", "metric 1.1: a level is named twice", null, "/metrics/0/levels/1", "\"commune\"")]
    [InlineData("no level", "metric 1.1: levels missing", null, "/metrics/0/levels", "[]")]
    [InlineData("inheritance", "metric 1.1: inheritedBy missing", null, "/metrics/0/inheritedBy", "null")]
    [InlineData("portal's codes", "metric 1.1: metricCodes missing", null, "/metrics/0/metricCodes", "null")]
    [InlineData("multiplier", "metric 1.1: multipliedBy 9.9 is not another ratio that stands alone", null, "/metrics/0/multipliedBy", "\"9.9\"")]
    [InlineData("multiplier itself", "metric 1.1: multipliedBy 1.1 is not another ratio that stands alone", null, "/metrics/0/multipliedBy", "\"1.1\"")]
    [InlineData("duplicate code", "duplicate code 1.1", null, "/metrics/1/code", "\"1.1\"")]
    [InlineData("code of a tile", "duplicate code G3", null, "/tiles/0/code", "\"G3\"")]
    [InlineData("metric of a tile", "tile 3.1-3.3: unknown metric 3.9", "tile 3.1-3.3: its metrics' maxima add to 10, not to 12", "/tiles/0/metrics/0", "\"3.9\"")]
    [InlineData("group of a tile", "tile 3.1-3.3: a metric is not of group G4", null, "/tiles/0/group", "\"G4\"")]
    [InlineData("classes", "classes must descend to 0", null, "/classes/1/from", "95")]
    [InlineData("last class", "classes must descend to 0", null, "/classes/4/from", "1")]
    [InlineData("class twice", "classes repeat a code", null, "/classes/4/code", "\"good\"")]
    [InlineData("counter", "metric 1.1: unknown counter dossiers.lost", null, "/metrics/0/counters/numerator", "\"dossiers.lost\"")]
    [InlineData("half a pair of counters", "metric 1.1: unknown counter ", null, "/metrics/0/counters/denominator", "null")]
    [InlineData("time limits", "publication must have publishWorkingDays and discloseWorkingDays, 1 to 100, and a source", null, "/publication/publishWorkingDays", "0")]
    [InlineData("rounding", "rounding must have 0 to 4 decimals, midpoint half-up", null, "/rounding/midpoint", "\"even\"")]
    [InlineData("validity", "validTo is before validFrom", null, "/validTo", "\"2025-01-01\"")]
    [InlineData("first day", "validFrom missing, or both it and announcedOn are there: a set is in force from a day, or only announced", null, "/validFrom", "null")]
    [InlineData("two states", "validFrom missing, or both it and announcedOn are there: a set is in force from a day, or only announced", null, "/announcedOn", "\"2026-10-10\"")]
    [InlineData("schema", "$schema must be rules.schema.json", null, "/$schema", "\"other.json\"")]
    [InlineData("levels", "levels missing or repeated", null, "/levels/0", "\"commune\"")]
    public void A_planted_fault_is_found(string what, string fault, string? consequence, string at, string value)
    {
        var faults = FaultsOf(("portal-2026.json", Planted((at, value))));
        Assert.True(faults.Contains("portal-2026.json: " + fault), $"{what}: found only {string.Join("; ", faults)}");
        if (consequence is not null) Assert.Contains("portal-2026.json: " + consequence, faults);
        // The schema refuses nothing that the start allows, and of the rest all but what holds between fields.
        Assert.Equal(!BetweenFields.Contains(what), Schema.Faults(JsonNode.Parse(Planted((at, value)))).Any());
    }

    [Theory]
    [InlineData("2022-2025")]
    [InlineData("portal-2026")]
    [InlineData("metrics-2026")]
    public void The_schema_allows_every_deployed_file(string name) => Assert.Empty(Schema.Faults(JsonNode.Parse(Deployed(name))));

    [Fact]
    public void The_schema_names_the_counters_that_there_are() => Assert.Equal(
        Counter.All.Keys.Order(StringComparer.Ordinal),
        JsonNode.Parse(Deployed("rules.schema"))!["$defs"]!["counter"]!["enum"]!.AsArray().Select(x => x!.GetValue<string>()).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"name\": \"c\", \"weight\": 3}")]
    public void Schema_and_start_both_refuse_what_is_no_rule_set(string json)
    {
        Assert.NotEmpty(Schema.Faults(JsonNode.Parse(json)));
        Assert.NotEmpty(FaultsOf(("x.json", json)));
    }

    [Fact]
    public void All_faults_of_all_files_are_listed_at_once()
    {
        var faults = FaultsOf(
            ("a.json", Planted(("/metrics/0/source", "null"), ("/metrics/1/group", "\"G9\""), ("/validTo", "\"2026-12-31\""))),
            ("b.json", Deployed("portal-2026")),
            ("c.json", "{\"name\": \"c\", \"weight\": 3}"),
            ("d.json", "[]"));
        Assert.Equal(
            [
                "a.json: group G1: its metrics' maxima add to 14, not to 18",
                "a.json: metric 1.1: source missing",
                "a.json: metric 1.2: unknown group G9",
            ],
            faults.Take(3));
        Assert.Contains(faults, f => f.StartsWith("c.json: ", StringComparison.Ordinal) && f.Contains("weight", StringComparison.Ordinal));
        Assert.Contains(faults, f => f.StartsWith("d.json: ", StringComparison.Ordinal));
        Assert.Equal(["b.json: name portal-2026 is already in a.json", "b.json: dates overlap those of a.json"], faults.TakeLast(2));
    }

    [Fact]
    public void An_empty_object_names_what_a_rule_set_needs()
    {
        var faults = FaultsOf(("e.json", "{}"));
        string[] needed = ["name", "title", "source", "validFrom", "levels", "groups", "tiles", "metrics", "classSource", "classes", "rounding", "publication"];
        Assert.All(needed, n => Assert.Contains(faults, f => f.StartsWith($"e.json: {n} ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_null_in_a_list_is_named_and_hides_no_other_fault()
    {
        var faults = FaultsOf(("n.json", Planted(("/metrics/0", "null"), ("/classes/1", "null"), ("/metrics/3/levels/0", "null"), ("/metrics/2/source", "\"\""))), ("t.json", """{"name":"a","name":"b"}"""));
        Assert.Equal(["n.json: /classes/1 is null", "n.json: /metrics/3/levels/0 is null", "n.json: /metrics/0 is null"], faults.Take(3));
        Assert.Contains("n.json: group G1: its metrics' maxima add to 12, not to 18", faults);
        Assert.Contains("n.json: metric 1.3: source missing", faults);
        Assert.Contains(faults, x => x.StartsWith("t.json: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_rules_is_a_fault() =>
        Assert.EndsWith("no rule file", Assert.Single(
            Assert.Throws<RuleFileException>(() => RuleBook.Load(Path.Combine(AppContext.BaseDirectory, "none"))).Faults), StringComparison.Ordinal);

    private static IReadOnlyList<string> FaultsOf(params (string, string)[] files) =>
        Assert.Throws<RuleFileException>(() => RuleBook.Read(files)).Faults;

    private static string Planted(params (string At, string Value)[] faults) => Planted("portal-2026", faults);

    private static string Planted(string name, params (string At, string Value)[] faults)
    {
        var root = JsonNode.Parse(Deployed(name))!;
        foreach (var (at, value) in faults)
        {
            var keys = at.Split('/')[1..];
            var parent = keys[..^1].Aggregate(root, (node, key) => int.TryParse(key, out var i) ? node[i]! : node[key]!);
            if (int.TryParse(keys[^1], out var index)) parent[index] = JsonNode.Parse(value);
            else parent[keys[^1]] = JsonNode.Parse(value);
        }
        return root.ToJsonString();
    }
}
