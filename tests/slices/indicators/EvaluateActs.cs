using System.Net;
using System.Text;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Indicators;

public sealed class EvaluateActs(RealDatabases databases) : IAsyncLifetime
{
    private const string Path = "/api/indicators/766/evaluate";
    private IndicatorsRoom indicators = null!;
    private HttpClient viewer = null!;

    public async ValueTask InitializeAsync()
    {
        indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        viewer = indicators.Room.Caller("viewer", "74");
    }

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    /// <summary>Đồng Tháp, 2026 to 10 October, as the national portal printed it.</summary>
    private static object DongThap => new
    {
        ruleSet = "portal-2026", level = "province",
        metrics = new object[]
        {
            new { code = "1.1", numerator = 0, denominator = 52 }, new { code = "1.2", numerator = 45, denominator = 52 },
            new { code = "1.3", numerator = 52, denominator = 52 }, new { code = "1.4", numerator = 349383, denominator = 349383 },
            new { code = "2.1", numerator = 358660, denominator = 405424 },
            new { code = "3.1-3.3", score = 8.84 }, new { code = "3.5-3.6", score = 6.42 },
            new { code = "4.1", numerator = 308947, denominator = 405424 }, new { code = "4.2", numerator = 96583, denominator = 405424 },
            new { code = "4.3", numerator = 119406, denominator = 405424 }, new { code = "4.4", numerator = 2009, denominator = 405424 },
            new { code = "4.5a", numerator = 314, denominator = 1307 }, new { code = "4.5b", numerator = 194880, denominator = 405424 },
            new { code = "4.6", ratioPercent = 100 },
            new { code = "5.2", numerator = 234, denominator = 286 }, new { code = "5.3", numerator = 184, denominator = 286 },
            new { code = "5.4", numerator = 358522, denominator = 405424 },
        },
    };

    [Fact]
    public async Task A_published_province_comes_out_as_it_was_published()
    {
        var answer = await viewer.Post(Path, DongThap);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var score = await answer.Json();
        Assert.Equal(["11.46", "17.69", "15.26", "9.72", "14.67"],
            score.GetProperty("groups").EnumerateArray().Select(x => x.GetProperty("score").GetRawText()));
        Assert.Equal(68.80m, score.GetProperty("score").GetDecimal());
        Assert.Equal(100m, score.GetProperty("max").GetDecimal());
        Assert.Equal("average", score.GetProperty("class").GetString());
        Assert.Empty(score.GetProperty("missing").EnumerateArray());
        Assert.Equal([0m, 3.46m, 2m, 6m], score.GetProperty("metrics").EnumerateArray().Take(4).Select(x => x.GetProperty("score").GetDecimal()));
    }

    [Fact]
    public async Task Metrics_go_by_the_names_that_the_portal_and_the_press_give_them()
    {
        var score = await (await viewer.Post(Path, new
        {
            ruleSet = "portal-2026", level = "department",
            metrics = new object[] { new { code = "g1", score = 11.79 }, new { code = "2.1 ON_TIME", numerator = 3, denominator = 4 }, new { code = "DOSSIER_RECEIVING_SATISFACTION", numerator = 9, denominator = 10 } },
        })).Json();

        Assert.Equal(["G1", "2.1", "5.4"], score.GetProperty("metrics").EnumerateArray().Select(x => x.GetProperty("code").GetString()));
        Assert.Equal(11.79m + 15 + 6, score.GetProperty("score").GetDecimal());
    }

    [Fact]
    public async Task A_part_of_the_metrics_is_a_part_of_the_maximum_and_has_no_class()
    {
        var score = await (await viewer.Post(Path, new
        { ruleSet = "portal-2026", level = "commune", metrics = new[] { new { code = "2.1", numerator = 3, denominator = 4 } } })).Json();

        Assert.Equal((15m, 20m), (score.GetProperty("score").GetDecimal(), score.GetProperty("max").GetDecimal()));
        Assert.False(score.TryGetProperty("class", out _));
        Assert.Contains("1.4", score.GetProperty("missing").EnumerateArray().Select(x => x.GetString()));
    }

    [Fact]
    public async Task Every_fault_of_the_figures_is_named_at_once()
    {
        var answer = await viewer.Post(Path, new
        {
            ruleSet = "portal-2026", level = "village",
            metrics = new object?[]
            {
                new { code = "9.9", numerator = 1, denominator = 2 }, new { code = "2.1", numerator = 3, denominator = 2 },
                new { code = "4.1", numerator = -1, denominator = 2 }, null, new { code = "2.1", ratioPercent = 101 }, new { code = "5.2" },
            },
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("invalid-request", await answer.Problem());
        Assert.Equal(["/level", "/metrics/0/code", "/metrics/1/numerator", "/metrics/2/numerator", "/metrics/3", "/metrics/4/code",
            "/metrics/4/ratioPercent", "/metrics/5"], await answer.Pointers());
    }

    [Theory]
    [InlineData("{}", "/ruleSet", "/level", "/metrics")]
    [InlineData("{\"ruleSet\":\"\\ud800\",\"level\":\"\\ud800\",\"metrics\":[{\"code\":\"\\ud800\",\"score\":1}]}", "/ruleSet", "/level")]
    [InlineData("{\"ruleSet\":\"2030\",\"level\":\"province\",\"metrics\":[]}", "/ruleSet", "/metrics")]
    public async Task What_is_absent_or_unknown_is_named(string body, params string[] pointers)
    {
        var answer = await viewer.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, await answer.Pointers());
    }

    [Theory]
    [InlineData("{\"ruleSet\":")]
    [InlineData("")]
    public async Task What_is_no_JSON_is_refused(string body)
    {
        var answer = await viewer.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("malformed-", await answer.Problem(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"numerator\":\"12\",\"denominator\":12.5", "numerator", "denominator")]
    [InlineData("\"numerator\":1e20,\"denominator\":1e400", "numerator", "denominator")]
    [InlineData("\"numerator\":-1,\"denominator\":-2", "numerator", "denominator")]
    [InlineData("\"numerator\":3,\"denominator\":2", "numerator")]
    [InlineData("\"numerator\":3,\"denominator\":null", "denominator")]
    [InlineData("\"numerator\":[3],\"denominator\":{\"n\":4}", "numerator", "denominator")]
    [InlineData("\"numerator\":true,\"denominator\":2", "numerator")]
    [InlineData("\"ratioPercent\":\"88,47 %\"", "ratioPercent")]
    [InlineData("\"ratioPercent\":-0.01", "ratioPercent")]
    [InlineData("\"score\":\"17.69\"", "score")]
    [InlineData("\"score\":20.01", "score")]
    [InlineData("\"score\":1.005", "score")]
    [InlineData("\"numerator\":null,\"denominator\":null", "")]
    [InlineData("\"numerator\":1,\"denominator\":2,\"ratioPercent\":50", "")]
    public async Task A_figure_that_cannot_be_is_named_with_what_is_expected_and_the_others_with_it(string figures, params string[] fields)
    {
        var body = $$"""{"ruleSet":"portal-2026","level":"village","metrics":[{"code":"2.1",{{figures}}},{"code":"9.9","numerator":"x","denominator":1},7]}""";
        var answer = await viewer.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string[] others = ["/level", "/metrics/1/code", "/metrics/1/numerator", "/metrics/2"];
        Assert.Equal(others.Concat(fields.Select(x => x.Length == 0 ? "/metrics/0" : $"/metrics/0/{x}")).Order(), (await answer.Pointers()).Order());
        foreach (var fault in (await answer.Json()).GetProperty("errors").EnumerateArray())
            Assert.True(fault.GetProperty("detail").GetString()!.Length > 10, fault.GetRawText());
    }

    [Fact]
    public async Task Whole_numbers_may_be_written_as_decimals_and_what_is_unknown_is_left_out()
    {
        var body = """{"ruleSet":"portal-2026","level":"province","unit":"x","metrics":[{"code":"2.1","numerator":3.0,"denominator":4e0,"ratioPercent":null,"maxScore":20}]}""";
        var answer = await viewer.PostAsync(Path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(15m, (await answer.Json()).GetProperty("score").GetDecimal());
    }

    [Fact]
    public async Task Every_published_component_and_others_of_its_shape_come_out_as_printed()
    {
        var rows = File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "indicators", "data", "published-components.csv")).Skip(1).Select(x => x.Split(','))
            .Where(x => x[4].Length > 0 && x[7].Length > 0).ToList();
        Assert.True(rows.Count >= 40, $"{rows.Count} rows");
        foreach (var row in rows)
            foreach (var times in new[] { 1, 7, 1_000 })
            {
                // The points follow from the rate alone, so a larger province of the same rate has the same.
                var answer = await viewer.Post(Path, new { ruleSet = "portal-2026", level = "province", metrics = new[] { new { code = row[3], numerator = long.Parse(row[4]) * times, denominator = long.Parse(row[5]) * times } } });
                Assert.Equal(decimal.Parse(row[7], System.Globalization.CultureInfo.InvariantCulture), (await answer.Json()).GetProperty("score").GetDecimal());
            }
    }

    [Theory]
    [InlineData("device", HttpStatusCode.Forbidden)]
    [InlineData("viewer", HttpStatusCode.OK)]
    [InlineData("agency", HttpStatusCode.OK)]
    [InlineData("district", HttpStatusCode.OK)]
    [InlineData("operator", HttpStatusCode.OK)]
    [InlineData("admin", HttpStatusCode.OK)]
    public async Task Whoever_reads_figures_may_evaluate(string role, HttpStatusCode status) =>
        Assert.Equal(status, (await indicators.Room.Caller(role, "74").Post(Path, DongThap)).StatusCode);

    [Theory]
    [InlineData("expired", "expired-token")]
    [InlineData("audience", "bad-token")]
    [InlineData("issuer", "bad-token")]
    [InlineData("absent", "no-token")]
    public async Task A_token_that_does_not_hold_computes_and_shows_nothing(string fault, string problem)
    {
        var client = fault switch
        {
            "expired" => indicators.Room.Bearer(Tokens.Mint("viewer", ["74"], lasts: TimeSpan.FromMinutes(-5))),
            "audience" => indicators.Room.Bearer(Tokens.Mint("viewer", ["74"], audience: "other")),
            "issuer" => indicators.Room.Bearer(Tokens.Mint("viewer", ["74"], issuer: "http://other.test")),
            _ => indicators.Room.CreateClient(),
        };
        foreach (var answer in new[]
        {
            await client.Post(Path, DongThap), await client.GetAsync("/api/indicators/766/scores/74"),
            await client.GetAsync("/api/indicators/766/scores/74/rows?metric=2.1&part=numerator"), await client.GetAsync("/api/indicators/766/rules"),
        })
        {
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Equal(problem, await answer.Problem());
        }
    }

    [Fact]
    public async Task The_rule_sets_can_be_listed_and_read()
    {
        var sets = (await (await viewer.GetAsync("/api/indicators/766/rules")).Json()).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["2022-2025", "portal-2026", "metrics-2026"], sets.Select(x => x.GetProperty("name").GetString()));
        Assert.Equal("2025-12-31", sets[0].GetProperty("validTo").GetString());

        var rules = await (await viewer.GetAsync("/api/indicators/766/rules/portal-2026")).Json();
        Assert.Equal(100m, rules.GetProperty("metrics").EnumerateArray().Sum(x => x.GetProperty("max").GetDecimal()));
        Assert.Equal("Công khai, minh bạch", rules.GetProperty("groups")[0].GetProperty("name").GetProperty("vi").GetString());

        var unknown = await viewer.GetAsync("/api/indicators/766/rules/portal-1999");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("no-such-rule-set", await unknown.Problem());
    }
}
