using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Indicators;

public sealed class PortalAnswers(RealDatabases databases) : IAsyncLifetime
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
    public async Task The_portals_own_answer_is_read()
    {
        var answer = await Json("resource=service-results&timeType=month&year=2026&month=8&level=province", new
        {
            code = 200, message = "OK",
            data = new
            {
                overview = new { totalScore = 62.59 },
                evaluation = new object[]
                {
                    new { departmentName = "UBND tỉnh Đồng Tháp", departmentCode = "H20", totalScore = 68.80, scoreDelta = 0.2, groupScores = new { CKMB = 11.46, TDGQ = 17.69, ONLINE = 8.84, TTTT = 6.42, MDSH = 9.72, MDHL = 14.67 } },
                    new { departmentName = "UBND tỉnh Y", totalScore = (decimal?)null, groupScores = new { CKMB = 1 } },
                },
            },
        });
        Assert.Equal((2, 2, 0, 0), Became(await answer.Json()));

        var transparency = await Json("resource=transparency&period=2026-08", new
        {
            data = new { evaluation = new[] { new { departmentName = "UBND tỉnh Đồng Tháp", score = 11.46, metrics = new object[]
            {
                new { code = "PUBLISH_ON_TIME", numerator = 0, denominator = 52, ratio = 0, score = 0, maxScore = 6 },
                new { code = "DOSSIER_SYNC", numerator = 349383, denominator = 349383, ratio = 100, score = 6, maxScore = 6, dataQualityStatus = "TEMP_NATIONAL_REPORT_DENOMINATOR" },
            } } } },
        });
        Assert.Equal((3, 3, 0, 0), Became(await transparency.Json()));

        var progress = await Json("resource=dvc-progress-tree&period=2026-08", new
        {
            data = new { parent = new { totalReceived = 1 }, children = new[] { new { departmentName = "UBND tỉnh Đồng Tháp", score = 17.69, totalReceived = 405424, totalOnTime = 358660 } } },
        });
        Assert.Equal((2, 2, 0, 0), Became(await progress.Json()));

        var rows = (await All("unit=Đồng Tháp")).ToDictionary(x => (x.GetProperty("published").GetProperty("part").GetString(), x.GetProperty("published").GetProperty("source").GetString()!.Split(": ")[1]));
        Assert.Equal(68.80m, rows[("", "service-results")].GetProperty("recomputed").GetDecimal());
        Assert.Equal(17.69m, rows[("2.1", "dvc-progress-tree")].GetProperty("recomputed").GetDecimal());
        Assert.Equal("TEMP_NATIONAL_REPORT_DENOMINATOR", rows[("1.4", "transparency")].GetProperty("published").GetProperty("flags")[0].GetString());
        Assert.Equal("2026-08", rows[("1.1", "transparency")].GetProperty("window").GetString());
    }

    [Theory]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":\"A\",\"totalScore\":101}]}}", "/data/evaluation/0/total")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":\"A\"}]}}", "/data/evaluation/0")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[7]}}", "/data/evaluation/0")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":\"A\",\"totalScore\":\"x\"}]}}", "/data/evaluation/0/totalScore")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":null,\"totalScore\":80},{\"departmentName\":7,\"totalScore\":\"tám\",\"rank\":1.5}]}}",
        "/data/evaluation/1/departmentName", "/data/evaluation/1/rank", "/data/evaluation/1/totalScore", "/data/evaluation/0/unit")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":\"A\",\"totalScore\":1e400,\"groupScores\":{\"CKMB\":\"x\",\"LẠ\":1}}]}}",
        "/data/evaluation/0/groupScores/CKMB", "/data/evaluation/0/groupScores/LẠ", "/data/evaluation/0/totalScore")]
    [InlineData("resource=transparency&period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":\"A\",\"score\":null,\"metrics\":[null,{\"code\":null},{\"code\":\"2.1\",\"numerator\":1.5,\"denominator\":[]}]}]}}",
        "/data/evaluation/0/metrics/0/code", "/data/evaluation/0/metrics/1/code", "/data/evaluation/0/metrics/2/numerator", "/data/evaluation/0/metrics/2/denominator")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":[{\"departmentName\":\"\\ud800\",\"totalScore\":\"\\ud800\"}]}}", "/data/evaluation/0/departmentName", "/data/evaluation/0/totalScore")]
    [InlineData("period=2026-08", "{\"data\":{\"evaluation\":{},\"children\":\"x\"}}", "/data")]
    [InlineData("period=2026-08", "{\"data\":null}", "/data")]
    [InlineData("period=2026-08", "[]", "/data")]
    [InlineData("", "{}", "/query/period")]
    [InlineData("resource=other&timeType=week", "{}", "/query/resource", "/query/timeType", "/query/year")]
    public async Task A_wrong_answer_of_a_portal_is_refused(string query, string body, params string[] pointers)
    {
        var answer = await officer.PostAsync($"{Path}?{query}", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, (await answer.Pointers()).Distinct());
        Assert.Empty(await All(""));
    }

    [Fact]
    public async Task Nulls_texts_and_fields_that_nobody_knows_are_borne()
    {
        var answer = await officer.PostAsync($"{Path}?period=2026-08", new StringContent("""
            {"code":"200","message":null,"data":{"overview":null,"monthlyChart":[1],"evaluation":[
                {"departmentName":"Tinh X","totalScore":"68,80","rank":"3","scoreDelta":null,"deep":{"a":[{"b":{}}]},"groupScores":{"CKMB":"11.46","MDHL":null},"metrics":null},
                {"departmentName":"Tỉnh Y","groupScores":null,"metrics":[{"code":"2.1","numerator":"358.660","denominator":405424.0,"ratio":"N/A","score":17.69,"maxScore":20}]}]}}
            """, Encoding.UTF8, "application/json"));

        Assert.Equal((2, 2, 0, 0), Became(await answer.Json()));
        var rows = await All("");
        Assert.Equal((68.8m, 3, 11.46m), (rows[0].GetProperty("published").GetProperty("total").GetDecimal(), rows[0].GetProperty("published").GetProperty("rank").GetInt32(),
            rows[0].GetProperty("published").GetProperty("groups").GetProperty("G1").GetDecimal()));
        Assert.Equal(17.69m, rows[1].GetProperty("recomputed").GetDecimal());
    }

    private static (int, int, int, int) Became(JsonElement answer) =>
        (answer.GetProperty("rows").GetInt32(), answer.GetProperty("stored").GetInt32(), answer.GetProperty("unchanged").GetInt32(), answer.GetProperty("superseded").GetInt32());

    private Task<HttpResponseMessage> Json(string query, object body) => officer.Post($"{Path}?{query}", body);

    private Task<List<JsonElement>> All(string query) => IndicatorsRoom.Published(officer, query);
}
