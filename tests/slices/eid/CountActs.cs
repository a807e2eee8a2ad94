using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Eid.Counts;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Eid;

public sealed class CountActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<CountIdentities> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<CountIdentities>("eid", await databases.Servers.NewDatabaseAsync());
        agent = room.Caller("agency", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private static object Of(string area, long count, string on = "2025-06-23", string kind = "chip-card-issued") => new { area, on, kind, count };

    private Task<HttpResponseMessage> Record(params object[] counts) => agent.Post("/api/eid/counts", new { counts });

    private async Task<List<JsonElement>> Found(string query) => [.. (await (await agent.GetAsync($"/api/eid/counts?{query}")).Json()).GetProperty("items").EnumerateArray()];

    private static string Shown(JsonElement cell) => cell.GetProperty("suppressed").GetBoolean()
        ? $"{cell.GetProperty("area").GetString()}:{(cell.TryGetProperty("count", out _) ? "shown" : "hidden")}"
        : $"{cell.GetProperty("area").GetString()}:{cell.GetProperty("count").GetInt64()}";

    [Fact]
    public async Task Counts_are_stored_and_summed_up_the_tree()
    {
        var answer = await Record(Of("25975", 120), Of("25972", 80), Of("25942", 33), Of("25975", 50, kind: "level2-activated"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("{\"accepted\":4,\"changed\":4}", await answer.Content.ReadAsStringAsync());
        var province = Assert.Single(await Found("area=74&kind=chip-card-issued"));
        Assert.Equal("74:233", Shown(province.GetProperty("total")));
        Assert.Equal(["724:33", "725:200"], province.GetProperty("parts").EnumerateArray().Select(Shown));
        var commune = Assert.Single(await Found("area=25975&kind=level2-activated"));
        Assert.Equal("25975:50", Shown(commune.GetProperty("total")));
        Assert.Empty(commune.GetProperty("parts").EnumerateArray());
    }

    [Fact]
    public async Task The_same_count_again_changes_nothing_and_another_one_corrects_the_day()
    {
        await Record(Of("25975", 120));
        var again = await Record(Of("25975", 120), Of("25975", 120));
        var corrected = await Record(Of("25975", 121));

        Assert.Equal("{\"accepted\":2,\"changed\":0}", await again.Content.ReadAsStringAsync());
        Assert.Equal("{\"accepted\":1,\"changed\":1}", await corrected.Content.ReadAsStringAsync());
        var day = Assert.Single(await Found("area=25975"));
        Assert.Equal("25975:121", Shown(day.GetProperty("total")));
        Assert.Equal(2, day.GetProperty("version").GetInt64());
        Assert.Equal(121L, await room.Scalar<long>("select total from identity_total"));
    }

    [Fact]
    public async Task Every_fault_is_named_by_its_place_and_nothing_is_stored()
    {
        var answer = await Record(
            Of("25975", 120), Of("99999", 1), Of("25975", -1), Of("25975", 1, on: "2025-06-25"), Of("25975", 1, kind: "nguyen-van-a"),
            new { area = "25975", kind = "chip-card-issued" }, Of("25975", 121), Of("25975", 100_000_001));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-request"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(
            ["/counts/1/area", "/counts/2/count", "/counts/3/on", "/counts/4/kind", "/counts/5/on", "/counts/5/count", "/counts/6", "/counts/7/count"],
            await answer.Pointers());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from identity_count"));
        Assert.Empty(await room.Told());
    }

    [Theory]
    [InlineData("{\"counts\":[{", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"counts\":[{\"count\":1.5}]}", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"counts\":[{\"on\":\"24/06/2025\"}]}", HttpStatusCode.BadRequest, "malformed-body")]
    [InlineData("{\"counts\":[null]}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("{\"counts\":[{\"area\":\"74\",\"on\":\"0001-01-01\",\"kind\":\"chip-card-issued\",\"count\":1}]}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("{\"counts\":[]}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    [InlineData("{}", HttpStatusCode.UnprocessableEntity, "invalid-request")]
    public async Task A_broken_body_is_refused(string body, HttpStatusCode status, string problem)
    {
        var answer = await agent.PostAsync("/api/eid/counts", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, problem), (answer.StatusCode, await answer.Problem()));
    }

    [Theory]
    [InlineData("viewer", "74", "role-not-allowed")]
    [InlineData("agency", "724", "foreign-area")]
    public async Task Who_may_not_record_hears_why(string role, string area, string problem)
    {
        var answer = await room.Caller(role, area).Post("/api/eid/counts", new { counts = new[] { Of("25975", 120) } });

        Assert.Equal((HttpStatusCode.Forbidden, problem), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from identity_count"));
    }

    [Fact]
    public async Task A_code_means_what_it_meant_on_the_day()
    {
        room.Clock.Now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        agent = room.Caller("agency", "74", "79");
        await Record(Of("25747", 60, on: "2025-06-30"), Of("25747", 70, on: "2026-11-20"));

        Assert.Equal("25747:60", Shown(Assert.Single(await Found("area=25747&to=2025-06-30")).GetProperty("total")));
        Assert.Equal("25747:70", Shown(Assert.Single(await Found("area=25747&to=2026-11-20")).GetProperty("total")));
    }

    [Fact]
    public async Task A_few_people_are_not_shown_nor_what_would_give_them_away()
    {
        await Record(Of("25975", 3), Of("25972", 20), Of("25969", 90), Of("25942", 300));

        var district = Assert.Single(await Found("area=725"));
        Assert.Equal("725:113", Shown(district.GetProperty("total")));
        Assert.Equal(["25969:90", "25972:hidden", "25975:hidden"], district.GetProperty("parts").EnumerateArray().Select(Shown));
        Assert.Equal("25972:hidden", Shown(Assert.Single(await Found("area=25972")).GetProperty("total")));
        Assert.Equal("25969:90", Shown(Assert.Single(await Found("area=25969")).GetProperty("total")));
    }

    [Fact]
    public async Task Days_come_in_pages_within_the_span_asked_for()
    {
        await Record([.. Enumerable.Range(1, 20).Select(day => Of("25975", 100 + day, on: $"2025-06-{day:00}"))]);

        var page = await (await agent.GetAsync("/api/eid/counts?area=725&from=2025-06-05&to=2025-06-14&rows=6")).Json();
        var rest = await Found($"area=725&from=2025-06-05&to=2025-06-14&rows=6&cursor={page.GetProperty("next").GetString()}");

        Assert.Equal(Enumerable.Range(5, 6).Select(day => $"2025-06-{day:00}"), page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("on").GetString()));
        Assert.Equal(Enumerable.Range(11, 4).Select(day => $"2025-06-{day:00}"), rest.Select(x => x.GetProperty("on").GetString()));
    }

    [Theory]
    [InlineData("area=99999", "/query/area")]
    [InlineData("kind=chip-card-issued", "/query/area")]
    [InlineData("area=99999&to=0001-01-01", "/query/area")]
    [InlineData("area=74&kind=person", "/query/kind")]
    [InlineData("area=74&from=2025-06-24&to=2025-06-23", "/query/from")]
    public async Task A_wrong_question_is_refused(string query, string pointer)
    {
        var answer = await agent.GetAsync($"/api/eid/counts?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal([pointer], await answer.Pointers());
    }

    [Theory]
    [InlineData("!")]
    [InlineData("AAAA")]
    [InlineData("eWVzdGVyZGF5fGE")]
    public async Task A_cursor_made_elsewhere_is_refused(string cursor) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await agent.GetAsync($"/api/eid/counts?area=74&cursor={cursor}")).StatusCode);

    [Fact]
    public async Task A_neighbours_counts_are_not_read()
    {
        var answer = await room.Caller("viewer", "724").GetAsync("/api/eid/counts?area=725");

        Assert.Equal((HttpStatusCode.Forbidden, "foreign-area"), (answer.StatusCode, await answer.Problem()));
    }

    [Fact]
    public async Task Totals_are_told_for_every_area_above_without_the_small_ones()
    {
        var simulator = room.Bearer(Tokens.Mint("agency", ["74"], simulated: true));
        await simulator.Post("/api/eid/counts", new { counts = new[] { Of("25975", 2, on: "2025-06-22"), Of("25975", 1), Of("25972", 20), Of("25969", 90) } });

        await Eventually.Holds(async () => await Told("74") is not null, "the province is told");
        Assert.Equal(113, (await Told("74"))!.Value.GetProperty("chip-card-issued").GetInt64());
        Assert.Equal(113, (await Told("74.725"))!.Value.GetProperty("chip-card-issued").GetInt64());
        Assert.Equal(90, (await Told("74.725.25969"))!.Value.GetProperty("chip-card-issued").GetInt64());
        Assert.Equal(JsonValueKind.Null, (await Told("74.725.25975"))!.Value.GetProperty("chip-card-issued").ValueKind);
        Assert.Equal(JsonValueKind.Null, (await Told("74.725.25972"))!.Value.GetProperty("chip-card-issued").ValueKind);
        Assert.All(await room.Totals(), x => Assert.True(x.Body.GetProperty("simulated").GetBoolean()));
    }

    [Fact]
    public async Task A_figure_that_grew_uncovers_its_neighbour()
    {
        await Record(Of("25975", 3), Of("25972", 20), Of("25969", 90));
        await Eventually.Holds(async () => await Told("74.725.25972") is { } told && told.GetProperty("chip-card-issued").ValueKind == JsonValueKind.Null, "covered");

        await Record(Of("25975", 9, on: "2025-06-22"));

        await Eventually.Holds(async () => (await Told("74.725.25972"))!.Value.GetProperty("chip-card-issued").ValueKind == JsonValueKind.Number, "uncovered");
        Assert.Equal(12, (await Told("74.725.25975"))!.Value.GetProperty("chip-card-issued").GetInt64());
    }

    private async Task<JsonElement?> Told(string area) => (await room.Totals())
        .Where(x => x.Type == "ioc.eid.identity-counts-changed" && x.Body.GetProperty("area").GetString() == area)
        .Select(x => (JsonElement?)x.Body.GetProperty("totals")).LastOrDefault();
}
