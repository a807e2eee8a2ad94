using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Indicators;

/// <summary>Answers in every shape that the national portal gives them: trees to any depth, six resources, lists of provinces and of one province's units.</summary>
public sealed class PortalShapes(RealDatabases databases) : IAsyncLifetime
{
    private const string Path = "/api/indicators/766/published";
    private IndicatorsRoom indicators = null!;
    private HttpClient officer = null!;

    public async ValueTask InitializeAsync()
    {
        indicators = new IndicatorsRoom(await databases.Servers.NewDatabaseAsync());
        indicators.Room.Clock.Now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        officer = indicators.Room.Caller("operator", "74");
    }

    public ValueTask DisposeAsync() => indicators.DisposeAsync();

    [Fact]
    public async Task Units_are_read_to_any_depth_each_with_its_own_level_and_its_province()
    {
        var answer = await Json("resource=dvc-progress-tree&timeType=year&year=2026", """
            {"code":"OK","data":{"parent":{"departmentName":"UBND tỉnh Phú Thọ","departmentCode":"H44","totalReceived":184513,"totalOnTime":144625,"totalCompleted":147765,"ratio":78.38,"totalScore":15.68,"totalMaxScore":20},
             "children":[
              {"departmentName":"Sở Công Thương - Tỉnh Phú Thọ","departmentCode":"H44.07","level":"PROVINCE","totalReceived":482,"totalOnTime":332,"totalOverdue":150,"ratio":68.88,"score":13.78,"maxScore":20,"scoreDelta":null,
               "children":[{"departmentName":"Chi cục Quản lý thị trường","departmentCode":"H44.07.01","totalReceived":4,"totalOnTime":1,"score":5,"maxScore":20,
                "children":[{"departmentName":"Đội 1","departmentCode":"H44.07.01.1","totalReceived":2,"totalOnTime":1,"score":10,"maxScore":20}]}]},
              {"departmentName":"UBND xã Phước Hòa","departmentCode":"H44.105","level":"COMMUNE","totalReceived":1038,"totalOnTime":939,"totalOverdue":99,"score":18.09,"maxScore":20}]}}
            """);

        Assert.Equal((10, 5), (answer.GetProperty("rows").GetInt32(), answer.GetProperty("units").GetInt32()));
        Assert.Equal(["/data/children/*/ratio 1", "/data/children/*/totalOverdue 2", "/data/parent/ratio 1", "/data/parent/totalCompleted 1"], Unread(answer));
        var rows = await All("part=2.1");
        Assert.Equal([("UBND tỉnh Phú Thọ", "province"), ("Sở Công Thương - Tỉnh Phú Thọ", "department"), ("Chi cục Quản lý thị trường (Sở Công Thương)", "department"),
            ("Đội 1 (Chi cục Quản lý thị trường)", "department"), ("UBND xã Phước Hòa (UBND tỉnh Phú Thọ)", "commune")], rows.Select(Named));
        Assert.Equal([15.68m, 13.78m, 5m, 10m, 18.09m], rows.Select(x => x.GetProperty("recomputed").GetDecimal()));
        Assert.Equal([15.68m, 13.78m, 5m, 10m, 18.09m], (await All("part=G2")).Select(x => x.GetProperty("published").GetProperty("score").GetDecimal()));
        // Ours of that name is another one.
        Assert.DoesNotContain(rows, x => x.TryGetProperty("area", out _));
    }

    [Fact]
    public async Task Communes_of_one_name_in_two_provinces_are_two_and_ours_is_known()
    {
        foreach (var (province, score) in new[] { ("UBND tỉnh Gia Lai", 71.5m), ("UBND Thành phố Hồ Chí Minh", 80m) })
        {
            await Json("timeType=month&year=2026&month=8", JsonSerializer.Serialize(new
            {
                data = new { overview = new { departmentName = province, departmentCode = "H21" }, evaluation = new[] { new { departmentName = "UBND xã Phước Hòa", departmentCode = "H21.1", totalScore = score } } },
            }));
        }

        Assert.Equal([("UBND xã Phước Hòa (UBND tỉnh Gia Lai)", null), ("UBND xã Phước Hòa (UBND Thành phố Hồ Chí Minh)", "25882")],
            (await All("level=commune")).Select(x => (x.GetProperty("published").GetProperty("unit").GetString()!, x.TryGetProperty("area", out var area) ? area.GetString() : null)));
    }

    [Fact]
    public async Task A_list_of_provinces_brings_the_country_with_its_groups()
    {
        var answer = await Json("timeType=year&year=2026", """
            {"code":"OK","data":{"overview":{"departmentName":"Cả nước","departmentCode":null,"totalScore":56.56,"totalMaxScore":100,"ratio":56.56},"growthPercent":39.79,
             "radar":[{"code":"CKMB","score":8.79,"maxScore":18},{"code":"TDGQ","score":15.58},{"code":"ONLINE_SERVICE","score":13.1,"maxScore":22},{"code":"MDHL","score":10.49},{"code":"MDSH","score":8.6}],
             "donuts":{"onlineDossier":[{"code":"ONLINE","name":"Trực tuyến","value":11122091,"percent":94.88}]},
             "evaluation":[{"departmentName":"UBND Thành phố Hải Phòng","departmentCode":"H24","totalScore":66.54,"groupScores":{"CKMB":11.08,"TDGQ":17.75,"CLGQ":9.15,"TTTT":6.71,"MDHL":11.24,"MDSH":10.61}},
              {"departmentName":"UBND tỉnh Trống","departmentCode":"H99","totalScore":null,"groupScores":null}]}}
            """);

        Assert.Equal((2, 2), (answer.GetProperty("rows").GetInt32(), answer.GetProperty("units").GetInt32()));
        Assert.Equal(["/data/evaluation/1"], answer.GetProperty("empty").EnumerateArray().Select(x => x.GetString()));
        Assert.Equal(["/data/donuts/onlineDossier/*/percent 1", "/data/donuts/onlineDossier/*/value 1", "/data/growthPercent 1", "/data/overview/ratio 1"], Unread(answer));
        Assert.Equal([("Cả nước", "national"), ("UBND Thành phố Hải Phòng", "province")], (await All("")).Select(Named));
        Assert.All(await All(""), x => Assert.Equal(0m, x.GetProperty("difference").GetDecimal()));
        var ranking = await (await officer.GetAsync("/api/indicators/766/ranking/national?period=2026")).Json();
        Assert.Equal((56.56m, 1), (ranking.GetProperty("mean").GetDecimal(), ranking.GetProperty("items").GetArrayLength()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&source=Cổng")]
    public async Task Each_resource_is_known_by_its_figures_and_none_takes_the_place_of_another(string query)
    {
        const string Satisfaction = """
            {"data":{"overview":{"departmentName":"UBND tỉnh Phú Thọ","departmentType":"PROVINCE","totalScore":11.43,"totalMaxScore":18,"metrics":[
              {"code":"PETITION_CLASSIFICATION_TTHC","numerator":413,"denominator":570,"ratio":72.46,"score":null,"maxScore":0},
              {"code":"DOSSIER_RECEIVING_SATISFACTION","numerator":528464,"denominator":597918,"ratio":88.38,"score":5.89,"maxScore":6},
              {"code":"PETITION_PROCESSING_ON_TIME","numerator":296,"denominator":570,"ratio":51.93,"score":3.12,"maxScore":6},
              {"code":"PETITION_HANDLING_SATISFACTION","numerator":230,"denominator":570,"ratio":40.35,"score":2.42,"maxScore":6},
              {"code":"PETITION_CLASSIFICATION_STAFF","numerator":133,"denominator":570,"ratio":23.33,"score":null,"maxScore":0},
              {"code":"PROACTIVE_SERVICE","numerator":1,"denominator":2,"ratio":50,"score":null,"maxScore":0}],"totalPetitions":570}}}
            """;
        const string Payment = """
            {"data":{"parent":{"departmentName":"UBND tỉnh Phú Thọ","departmentCode":"H44","totalMaxScore":10,"totalScore":6.67,"totalDossierOnlinePaymentSuccess":309542,"totalDossierFinancialObligation":358625,
              "totalDossierOnlineFormalityPaymentSuccess":119,"totalFeeDossierFormality":68,"totalFeeFormality":313}}}
            """;

        var satisfaction = await Json($"timeType=year&year=2026{query}", Satisfaction);
        var payment = await Json($"timeType=year&year=2026{query}", Payment);

        Assert.Equal((6, 0, 4, 0), (satisfaction.GetProperty("rows").GetInt32(), satisfaction.GetProperty("contradicting").GetInt32(), payment.GetProperty("rows").GetInt32(), payment.GetProperty("contradicting").GetInt32()));
        Assert.Equal(["/data/overview/metrics/PROACTIVE_SERVICE 1", "/data/overview/totalPetitions 1"], Unread(satisfaction));
        Assert.Equal([11.43m, 6.67m], (await All("")).Select(x => x.GetProperty("published")).Where(x => x.GetProperty("part").GetString() is "G5" or "3.5-3.6").Select(x => x.GetProperty("score").GetDecimal()));
        Assert.Equal(["PETITION_CLASSIFICATION_TTHC", "PETITION_CLASSIFICATION_STAFF"], (await All("part=5.1")).Select(x => x.GetProperty("published").GetProperty("code").GetString()));
        Assert.Equal([5.18m, 0.95m, 0.54m], (await All("level=province")).Where(x => x.TryGetProperty("recomputed", out _)).Select(x => x.GetProperty("recomputed").GetDecimal()).TakeLast(3));
    }

    [Fact]
    public async Task Points_of_a_group_that_its_metrics_do_not_make_are_named()
    {
        var answer = await Json("timeType=year&year=2026", """
            {"data":{"overview":{"departmentName":"UBND tỉnh X","departmentType":"PROVINCE","totalScore":9.5,"totalMaxScore":18,"metrics":[
              {"code":"PUBLISH_ON_TIME","numerator":0,"denominator":89,"ratio":0,"score":0,"maxScore":6},{"code":"PUBLIC_UPDATE_ON_TIME","numerator":0,"denominator":70,"ratio":0,"score":0,"maxScore":4},
              {"code":"PUBLIC_CONTENT_FULL","numerator":87,"denominator":89,"ratio":97.75,"score":1.96,"maxScore":2},{"code":"DOSSIER_SYNC","numerator":475053,"denominator":475053,"ratio":100,"score":6,"maxScore":6}]}}}
            """);

        var doubt = Assert.Single(answer.GetProperty("contradictions").EnumerateArray());
        Assert.Equal(("G1", 1.54m, "contradicts-itself"), (doubt.GetProperty("part").GetString(), doubt.GetProperty("gap").GetDecimal(), doubt.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_told_to_be_of_the_whole_is_asked_for()
    {
        const string Bare = """{"data":{"children":[{"departmentName":"UBND xã A","totalScore":6.4,"totalMaxScore":12}]}}""";

        var unsaid = await officer.PostAsync($"{Path}?period=2026", new StringContent(Bare, Encoding.UTF8, "application/json"));
        var formality = await officer.PostAsync($"{Path}?period=2026&resource=provide-online-tree&formalityId=1", new StringContent(Bare, Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (unsaid.StatusCode, formality.StatusCode));
        Assert.Equal(["/query/resource", "/query/formalityId"], (await unsaid.Pointers()).Concat(await formality.Pointers()));
        Assert.Equal(1, (await Json("period=2026&resource=provide-online-tree", Bare)).GetProperty("rows").GetInt32());
    }

    [Fact]
    public async Task Of_very_many_faults_the_first_are_listed_and_all_are_counted()
    {
        var csv = new StringBuilder("unit,level,period,total\n").AppendJoin('\n', Enumerable.Range(0, 5_000).Select(i => $"Tỉnh {i},province,2024,101"));
        var answer = await officer.PostAsync(Path, new StringContent(csv.ToString(), Encoding.UTF8, "text/csv"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var pointers = await answer.Pointers();
        Assert.Equal((100, "line/2/total", "line/101/total"), (pointers.Length, pointers[0], pointers[^1]));
        Assert.Contains("5000", (await answer.Json()).GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    private static (string, string) Named(JsonElement row) => (row.GetProperty("published").GetProperty("unit").GetString()!, row.GetProperty("published").GetProperty("level").GetString()!);

    private static IEnumerable<string> Unread(JsonElement answer) => answer.GetProperty("unread").EnumerateArray().Select(x => $"{x.GetProperty("at").GetString()} {x.GetProperty("figures").GetInt32()}");

    private async Task<JsonElement> Json(string query, string body)
    {
        var answer = await officer.PostAsync($"{Path}?{query}", new StringContent(body, Encoding.UTF8, "application/json"));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.Json();
    }

    private Task<List<JsonElement>> All(string query) => IndicatorsRoom.Published(officer, query);
}
