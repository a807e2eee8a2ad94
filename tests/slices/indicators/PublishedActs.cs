using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Indicators;

public sealed class PublishedActs(RealDatabases databases) : IAsyncLifetime
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

    [Theory]
    [InlineData("published-scores.csv", 77)]
    [InlineData("published-components.csv", 65)]
    public async Task Every_row_of_a_published_file_is_kept_and_answered(string file, int rows)
    {
        var csv = await File.ReadAllTextAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "indicators", "data", file));

        var first = await (await Csv(csv)).Json();
        var again = await (await Csv(csv)).Json();

        Assert.Equal((rows, rows, 0, 0), Became(first));
        Assert.Empty(first.GetProperty("unread").EnumerateArray());
        Assert.Equal((rows, 0, rows, 0), Became(again));
        Assert.Equal(rows, (await All("")).Count);
    }

    [Fact]
    public async Task Rows_that_contradict_themselves_are_named_with_the_reason_and_kept()
    {
        var csv = await File.ReadAllTextAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "indicators", "data", "published-scores.csv"));

        var doubts = (await (await Csv(csv)).Json()).GetProperty("contradictions").EnumerateArray().ToList();

        Assert.Equal(
        [
            ("printed-rounded", "Tỉnh Bình Dương", "2024-04-08", -0.04m), ("contradicts-itself", "Tỉnh Sơn La", "2025-2026 (undated page)", 3.31m),
            ("own-wording", "Tỉnh Quảng Nam", "2023 (to 27/11)", 0m),
        ], from doubt in doubts
           let kind = doubt.GetProperty("kind").GetString()
           where kind != "read-apart" && doubt.GetProperty("period").GetString() != "2026 YTD (2026-10-09)"
           orderby kind == "printed-rounded" descending, kind == "contradicts-itself" descending
           select (kind, doubt.GetProperty("unit").GetString(), doubt.GetProperty("period").GetString(), doubt.TryGetProperty("gap", out var gap) ? gap.GetDecimal() : 0));
        Assert.All(doubts, doubt => Assert.NotEqual("", doubt.GetProperty("reasonVi").GetString() + doubt.GetProperty("reasonEn").GetString()));
        Assert.Equal(doubts.Count, (await All("contradicting=true")).Count);
    }

    [Fact]
    public async Task Each_row_is_shown_beside_what_its_own_figures_give()
    {
        await Csv(await File.ReadAllTextAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "indicators", "data", "published-components.csv")));
        await Csv(await File.ReadAllTextAsync(System.IO.Path.Combine(AppContext.BaseDirectory, "indicators", "data", "published-scores.csv")));

        var metrics = (await All("part=2.1")).ToList();
        Assert.Equal([17.69m, 16.14m, 17.88m], metrics.Select(x => x.GetProperty("recomputed").GetDecimal()));
        Assert.All(metrics, x => Assert.Equal(0m, x.GetProperty("difference").GetDecimal()));
        var thuDauMot = Assert.Single(await All("area=718"));
        Assert.Equal((88.6m, 1, 9, "2023"), (thuDauMot.GetProperty("published").GetProperty("total").GetDecimal(), thuDauMot.GetProperty("published").GetProperty("rank").GetInt32(),
            thuDauMot.GetProperty("published").GetProperty("ranked").GetInt32(), thuDauMot.GetProperty("window").GetString()));
        Assert.Equal("commune", Assert.Single(await All("area=25945")).GetProperty("published").GetProperty("level").GetString());
        Assert.Equal(3, (await All("level=national")).Count);
    }

    [Theory]
    [InlineData("unit,level,period,total\nTỉnh X,province,2024,\"79,86\"\n")]
    [InlineData("đơn vị;cấp;kỳ;tổng điểm;xếp hạng\r\nTỉnh X;tỉnh;năm 2024;79,86;5/63\r\n")]
    [InlineData("Unit\tLevel\tPeriod\tTransparency\tProgress\tOnline\tPayment\tDigitization\tSatisfaction\nTỉnh X\tprovince\ttháng 8/2026\t10,7\t19\t8,1\t8,4\t16,4\t17,3\n")]
    [InlineData("\ufeffunit,level,period,rank\nTỉnh X,province,2024-Q2,13/63\n")]
    [InlineData("unit,level,period,metric,numerator,denominator\nTỉnh X,province,2026-08,PUBLISH_ON_TIME,\"405.424\",\"405.424\"\n")]
    [InlineData("unit,level,period,metric,ratio\nTỉnh X,province,2026-08,4.6 ELECTRONIC_CERTIFIED_COPY,\"98,6 %\"\n")]
    [InlineData("unit,level,period,classification\nTỉnh X,province,quý II/2024,Tốt\n")]
    public async Task The_shapes_that_people_publish_are_understood(string csv)
    {
        var answer = await Csv(csv);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((1, 1, 0, 0), Became(await answer.Json()));
    }

    [Fact]
    public async Task Six_groups_make_the_same_total_as_five()
    {
        await Csv("unit,level,period,transparency,progress,online,payment,digitization,satisfaction,total\nTỉnh X,province,2024,10,19,8.1,8.4,16,17,78.5\n");

        var row = Assert.Single(await All(""));
        Assert.Equal((78.5m, 0m), (row.GetProperty("recomputed").GetDecimal(), row.GetProperty("difference").GetDecimal()));
        Assert.Equal(8.1m, row.GetProperty("published").GetProperty("groups").GetProperty("3.1-3.3").GetDecimal());
    }

    [Fact]
    public async Task Nonsense_is_refused_line_by_line_at_once_and_nothing_is_kept()
    {
        var answer = await Csv("""
            unit,level,period,transparency,total,rank
            Tỉnh A,province,2024,18.01,80,1/63
            Tỉnh B,village,2024,10,80,1/63
            Tỉnh C,province,2021,10,80,1/63
            Tỉnh D,province,2024,-1,101,64/63
            ,province,2024,10,80,0
            Tỉnh E,province,2024,mười,80,nhất
            Tỉnh F,province,2024,,,
            Tỉnh G,province,2027,10,80,1
            Tỉnh H,province,2024,10,80,1/63
            Tỉnh H,province,2024,10,81,1/63
            Tỉnh I,province,2024,10,80,1/63,79,86
            """);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["line/2/G1", "line/3/level", "line/4/period", "line/5/G1", "line/5/total", "line/5/rank", "line/6/unit", "line/6/rank", "line/7/rank", "line/7/G1",
            "line/8", "line/9/period", "line/11", "line/12"], await answer.Pointers());
        Assert.Empty(await All(""));
    }

    [Theory]
    [InlineData("3,2,,,", "line/2/numerator")]
    [InlineData("3,,,,", "line/2/denominator")]
    [InlineData(",,101,,", "line/2/ratio_percent")]
    [InlineData(",,,21,20", "line/2/score")]
    [InlineData("\"1.5\",2,,,", "line/2/numerator")]
    public async Task Figures_of_a_metric_that_cannot_be_are_refused(string cells, string pointer)
    {
        var answer = await Csv($"unit,level,period,metric,numerator,denominator,ratio_percent,score,max_score\nTỉnh A,province,2026,2.1,{cells}\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([pointer], await answer.Pointers());
    }

    [Theory]
    [InlineData("unit,level,total\nA,province,1", "line/1")]
    [InlineData("unit,level,period\nA,province,2024", "line/1")]
    [InlineData("unit,level,period,total\n", "line/1")]
    [InlineData("", "line/1", "line/1", "line/1", "line/1")]
    [InlineData("unit,level,period,metric,score\nA,province,2026,9.9,1", "line/2/metric")]
    public async Task A_file_that_is_none_is_refused(string csv, params string[] pointers)
    {
        var answer = await Csv(csv);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointers, await answer.Pointers());
    }

    [Fact]
    public async Task A_cell_that_cannot_be_read_hides_no_other_fault_of_its_line()
    {
        var answer = await Csv("unit;level;period;metric;numerator;denominator;ratio_percent;score;note\r\nTỉnh A;village;2026;2.1;12,5;10;101 %;x;?\r\n;province;hôm qua;9.9;1;2;;;\r\nTỉnh B;province;2026;2.1;;;;21;\r\n");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["line/2/numerator", "line/2/score", "line/2/level", "line/2/ratio_percent", "line/3/unit", "line/3/period", "line/4/score"], await answer.Pointers());
        Assert.Empty(await All(""));
    }

    [Theory]
    [InlineData("unit,level,period,metric,numerator,denominator,ratio_percent,score\nTỉnh X,province,2026-08,2.1,358660.0,405424.0,88.46540609337385,17.69\n", 17.69)]
    [InlineData("\ufeffđơn vị;cấp;kỳ;chỉ số;tử số;mẫu số;tỷ lệ;điểm;ghi chú\r\nTinh X;tỉnh;08/2026;2.1;358.660;405.424;88,47 %;17,69;-\r\n", 17.69)]
    [InlineData("unit,level,period,metric,numerator,denominator,ratio_percent,score\nTỉnh X,province,2026-08,4.6,N/A,null,100%,2\n", 2)]
    public async Task Figures_written_by_people_and_programs_are_the_same_figures(string csv, double recomputed)
    {
        var answer = await (await Csv(csv)).Json();
        Assert.Equal((1, 1, 0, 0), Became(answer));
        Assert.Equal(csv.Contains("ghi chú", StringComparison.Ordinal) ? ["ghi chú 1"] : [], answer.GetProperty("unread").EnumerateArray().Select(x => $"{x.GetProperty("at").GetString()} {x.GetProperty("figures").GetInt32()}"));

        var row = Assert.Single(await All(""));
        Assert.Equal(((decimal)recomputed, 0m), (row.GetProperty("recomputed").GetDecimal(), row.GetProperty("difference").GetDecimal()));
        Assert.Empty(row.GetProperty("contradictions").EnumerateArray());
    }

    [Theory]
    [InlineData("Phường An Phú", "25975")]
    [InlineData("UBND phuong an phu", "25975")]
    [InlineData("P.An Phú, TP.Thuận An", "25975")]
    [InlineData("Phường Ở Đâu", null)]
    public async Task Our_units_are_known_by_their_names_with_marks_or_without(string unit, string? code)
    {
        await Csv($"unit,level,period,total\n\"{unit}\",xã,2024,80\n");

        Assert.Equal(code, Assert.Single(await All("")).TryGetProperty("area", out var area) ? area.GetString() : null);
    }

    [Fact]
    public async Task Rows_of_other_provinces_and_months_are_judged_as_those_of_the_files()
    {
        var file = File.ReadAllLines(System.IO.Path.Combine(AppContext.BaseDirectory, "indicators", "data", "published-components.csv"));
        await Csv(string.Join('\n', file));
        var printed = (await All("")).Select(Judged).ToList();
        // Another month and other names, in the dress of another office.
        var others = file.Select((x, i) => string.Join(';', x.Split(',').Select((cell, column) => i == 0 ? cell : column switch
        {
            0 => $"Tỉnh khác {cell} {x.Split(',')[2]}", 2 => "tháng 9/2026", 6 when cell.Length > 0 => $"{cell.Replace('.', ',')} %", 7 => cell.Replace('.', ','), _ => cell,
        })));
        Assert.Equal(HttpStatusCode.OK, (await Csv("\ufeff" + string.Join("\r\n", others))).StatusCode);

        Assert.Equal(printed, (await All("unit=Tỉnh khác")).Select(Judged));

        static string Judged(JsonElement row) => string.Join(' ', row.GetProperty("published").GetProperty("part"), row.TryGetProperty("recomputed", out var own) ? own.GetRawText() : "none",
            row.TryGetProperty("difference", out var off) ? off.GetRawText() : "none", string.Join(',', row.GetProperty("contradictions").EnumerateArray().Select(x => x.GetProperty("kind").GetString())));
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_the_row_before()
    {
        await Csv("unit,level,period,total,source\nTỉnh A,province,2024,80,báo\n");

        var corrected = await (await Csv("unit,level,period,total,source\nTỉnh A,province,2024,81,báo\n")).Json();

        Assert.Equal((1, 1, 0, 1), Became(corrected));
        Assert.Equal(81m, Assert.Single(await All("")).GetProperty("published").GetProperty("total").GetDecimal());
        Assert.Equal(2L, await indicators.Room.Scalar<long>("select count(*) from published"));
    }

    [Fact]
    public async Task Only_an_operator_brings_what_an_authority_published()
    {
        foreach (var role in new[] { "viewer", "agency", "district", "device" })
            Assert.Equal(HttpStatusCode.Forbidden, (await indicators.Room.Caller(role, "74").PostAsync(Path, new StringContent("", Encoding.UTF8, "text/csv"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.PostAsync($"{Path}?period=2026", new StringContent("{", Encoding.UTF8, "application/json"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await officer.GetAsync($"{Path}?cursor=YQ")).StatusCode);
    }

    private static (int, int, int, int) Became(JsonElement answer) =>
        (answer.GetProperty("rows").GetInt32(), answer.GetProperty("stored").GetInt32(), answer.GetProperty("unchanged").GetInt32(), answer.GetProperty("superseded").GetInt32());

    private Task<HttpResponseMessage> Csv(string csv) => officer.PostAsync(Path, new StringContent(csv, Encoding.UTF8, new MediaTypeHeaderValue("text/csv")));

    private Task<List<JsonElement>> All(string query) => IndicatorsRoom.Published(officer, query);
}
