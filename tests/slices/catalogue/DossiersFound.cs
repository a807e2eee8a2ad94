using System.Net;
using System.Text;
using System.Text.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

/// <summary>What changes nothing shares one room.</summary>
public sealed class DossiersFound(Desk desk) : IClassFixture<Desk>
{
    [Theory]
    [InlineData("", "4 3 2 1")]
    [InlineData("?area=725", "3 1")]
    [InlineData("?area=25942", "2")]
    [InlineData("?status=4", "2")]
    [InlineData("?overdue=true", "1")]
    [InlineData("?overdue=false", "4 3 2")]
    [InlineData("?procedure=2.2", "3")]
    [InlineData("?agency=Sở Tư pháp", "4")]
    [InlineData("?area=725&overdue=false", "3")]
    public async Task Dossiers_are_found_newest_first_by_what_they_are(string query, string numbers)
    {
        await Fill();

        Assert.Equal(numbers, string.Join(' ', (await desk.FindCodes($"dossiers{query}")).Select(code => code[^1])));
    }

    [Fact]
    public async Task A_list_holds_only_the_callers_area_and_pages_do_not_overlap()
    {
        await Fill();
        var first = await (await desk.Agent.GetAsync("/api/catalogue/dossiers?rows=2")).Json();
        var rest = await desk.FindCodes($"dossiers?rows=2&cursor={first.GetProperty("next").GetString()}");

        Assert.Equal("4 3 2 1", string.Join(' ', first.GetProperty("items").EnumerateArray().Select(Number).Concat(rest.Select(code => code[^1]))));
        Assert.Equal("2", string.Join(' ', (await desk.FindCodes("dossiers", desk.Room.Caller("viewer", "724"))).Select(code => code[^1])));
        Assert.Equal("malformed-request", await (await desk.Agent.GetAsync("/api/catalogue/dossiers?cursor=YWJj")).Problem());
    }

    private static char Number(JsonElement dossier) => dossier.GetProperty("code").GetString()![^1];

    private async Task Fill()
    {
        // The same again changes nothing: every row of this table may send them.
        await desk.Put("2.2", Desk.Offer(("maxWorkingDays", null)));
        await desk.Receive(Desk.Dossier("H09-250601-0001", ("receivedAt", "2025-06-01T01:00:00Z"), ("dueAt", "2025-06-20T01:00:00Z")));
        await desk.Receive(Desk.Dossier("H09-250601-0002", ("receivedAt", "2025-06-02T01:00:00Z"), ("dueAt", "2025-06-25T01:00:00Z"), ("area", "25942"), ("status", 4)));
        await desk.Receive(Desk.Dossier("H09-250601-0003", ("receivedAt", "2025-06-03T01:00:00Z"), ("procedure", "2.2")));
        await desk.Receive(Desk.Dossier("H09-250601-0004", ("receivedAt", "2025-06-04T01:00:00Z"), ("area", "74"), ("agency", "Sở Tư pháp"),
            ("status", 10), ("endedAt", "2025-06-24T01:00:00Z")));
    }

    [Theory]
    [InlineData(9, "endedAt", null, "/endedAt")]
    [InlineData(5, "endedAt", null, "/endedAt")]
    [InlineData(4, "endedAt", "2025-06-23T03:00:00Z", "/endedAt")]
    [InlineData(9, "endedAt", "2025-06-22T03:00:00Z", "/endedAt")]
    [InlineData(9, "endedAt", "2025-06-24T04:42:00Z", "/endedAt")]
    [InlineData(1, "acceptedAt", "2025-06-23T03:00:00Z", "/acceptedAt")]
    [InlineData(2, "acceptedAt", "2025-06-22T03:00:00Z", "/acceptedAt")]
    [InlineData(2, "acceptedAt", "2025-06-25T03:00:00Z", "/acceptedAt")]
    [InlineData(1, "dueAt", "2025-06-25T03:00:00Z", "/dueAt")]
    [InlineData(2, "dueAt", "2025-06-22T03:00:00Z", "/dueAt")]
    [InlineData(2, "dueAt", "2101-06-22T03:00:00Z", "/dueAt")]
    [InlineData(2, "receivedAt", "1999-06-22T03:00:00Z", "/receivedAt")]
    [InlineData(2, "supplementSeconds", 60, "/supplementSeconds")]
    [InlineData(2, "supplementSeconds", long.MaxValue, "/supplementSeconds")]
    [InlineData(2, "feeDong", 1_000_000_000_001, "/feeDong")]
    public async Task A_history_that_cannot_be_is_refused(int status, string field, object? value, string pointer)
    {
        var answer = await desk.Receive(Desk.Dossier(changes: [("status", status), (field, value)]));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(pointer, Assert.Single(await answer.Pointers()));
        Assert.Equal("no-such-dossier", await (await desk.Agent.GetAsync($"/api/catalogue/dossiers/{Desk.Code}")).Problem());
    }

    [Theory]
    [InlineData("viewer", "74", "role-not-allowed")]
    [InlineData("district", "74", "role-not-allowed")]
    [InlineData("agency", "724", "foreign-area")]
    [InlineData("operator", "25972", "foreign-area")]
    public async Task Who_may_not_receive_a_dossier_hears_why(string role, string area, string problem)
    {
        var answer = await desk.Receive(Desk.Dossier(), desk.Room.Caller(role, area));

        Assert.Equal((HttpStatusCode.Forbidden, problem), (answer.StatusCode, await answer.Problem()));
        Assert.Equal("no-such-dossier", await (await desk.Agent.GetAsync($"/api/catalogue/dossiers/{Desk.Code}")).Problem());
    }

    [Fact]
    public async Task An_expired_token_and_broken_json_are_refused()
    {
        var late = await desk.Receive(Desk.Dossier(), desk.Room.Bearer(Tokens.Mint("agency", ["74"], lasts: TimeSpan.FromMinutes(-5))));
        var broken = await desk.Agent.PostAsync("/api/catalogue/dossiers", new StringContent("{\"status\": \"two\"}", Encoding.UTF8, "application/json"));

        Assert.Equal((HttpStatusCode.Unauthorized, "expired-token"), (late.StatusCode, await late.Problem()));
        Assert.Equal((HttpStatusCode.BadRequest, "malformed-body"), (broken.StatusCode, await broken.Problem()));
    }
}
