using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Ioc.Contracts.Hotline;
using Ioc.Hotline;
using Ioc.Messaging;
using Ioc.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Ioc.Tests.Slices.Hotline;

public sealed class TicketActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<TicketRow> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<TicketRow>("hotline", await databases.Servers.NewDatabaseAsync());
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private static object Report(string area = "25975", string category = "Môi trường") =>
        new { area, category, channel = "phone", summary = "Rác chưa thu gom ba ngày", procedural = true };

    [Fact]
    public async Task A_report_becomes_a_ticket_with_its_deadline_and_one_fact()
    {
        var answer = await agent.Post("/api/hotline/tickets", Report());

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var ticket = await answer.Json();
        Assert.Equal("74.725.25975", ticket.GetProperty("area").GetString());
        Assert.Equal("opened", ticket.GetProperty("status").GetString());
        Assert.Equal(new DateTimeOffset(2025, 7, 15, 3, 42, 0, TimeSpan.Zero), ticket.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal("\"1\"", answer.Headers.ETag!.Tag);
        var told = Assert.Single(await room.Told());
        Assert.Equal("ioc.hotline.ticket-opened", told.Type);
        Assert.Equal("74.725.25975", told.Body.GetProperty("area").GetString());
        Assert.DoesNotContain("Rác", told.Body.ToString());
    }

    [Fact]
    public async Task Every_fault_of_a_report_is_named_and_nothing_is_stored()
    {
        var answer = await agent.Post("/api/hotline/tickets", new
        { area = "99999", category = "", channel = "pigeon", summary = new string('a', 2_001), openedAt = room.Clock.Now.AddHours(1), lat = 91 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/openedAt", "/area", "/category", "/channel", "/summary", "/lat"], await answer.Pointers());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
        Assert.Empty(await room.Told());
    }

    [Fact]
    public async Task A_unit_is_what_its_code_meant_on_the_day_of_the_report()
    {
        room.Clock.Now = new DateTimeOffset(2026, 11, 21, 3, 0, 0, TimeSpan.Zero);
        var admin = room.Caller("operator", "74", "79");

        var now = await (await admin.Post("/api/hotline/tickets", Report("25747"))).Json();
        var then = await (await admin.Post("/api/hotline/tickets", new
        { area = "25747", category = "Giao thông", channel = "app", summary = "Đèn hỏng", openedAt = "2025-06-24T03:00:00Z" })).Json();
        var ended = await admin.Post("/api/hotline/tickets", Report("25741"));

        Assert.Equal("79.25747", now.GetProperty("area").GetString());
        Assert.Equal("74.718.25747", then.GetProperty("area").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, ended.StatusCode);
        Assert.Contains("25750", (await ended.Content.ReadAsStringAsync()));
    }

    [Theory]
    [InlineData("viewer", "74", HttpStatusCode.Forbidden, "role-not-allowed")]
    [InlineData("device", "74", HttpStatusCode.Forbidden, "role-not-allowed")]
    [InlineData("operator", "724", HttpStatusCode.Forbidden, "foreign-area")]
    [InlineData("agency", "25972", HttpStatusCode.Forbidden, "foreign-area")]
    public async Task Who_may_not_open_a_ticket_hears_why(string role, string area, HttpStatusCode status, string problem)
    {
        var answer = await room.Caller(role, area).Post("/api/hotline/tickets", Report());

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(problem, await answer.Problem());
    }

    [Theory]
    [InlineData("expired", "expired-token")]
    [InlineData("audience", "bad-token")]
    [InlineData("issuer", "bad-token")]
    [InlineData("absent", "no-token")]
    public async Task A_token_that_does_not_hold_opens_nothing(string fault, string problem)
    {
        var client = fault switch
        {
            "expired" => room.Bearer(Tokens.Mint("operator", ["74"], lasts: TimeSpan.FromMinutes(-5))),
            "audience" => room.Bearer(Tokens.Mint("operator", ["74"], audience: "other")),
            "issuer" => room.Bearer(Tokens.Mint("operator", ["74"], issuer: "http://other.test")),
            _ => room.CreateClient(),
        };
        var answer = await client.Post("/api/hotline/tickets", Report());

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(problem, await answer.Problem());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from ticket"));
    }

    [Fact]
    public async Task Malformed_json_names_where_it_breaks()
    {
        var answer = await agent.PostAsync("/api/hotline/tickets", new StringContent("{\"area\": 25975}", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("malformed-body", await answer.Problem());
        Assert.Equal(["/area"], await answer.Pointers());
    }

    [Fact]
    public async Task The_same_idempotency_key_opens_one_ticket_and_another_body_is_refused()
    {
        var first = await Keyed("k-1", Report());
        var again = await Keyed("k-1", Report());
        var other = await Keyed("k-1", Report(category: "Y tế"));

        Assert.Equal((await first.Json()).GetProperty("code").GetString(), (await again.Json()).GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("idempotency-key-reused", await other.Problem());
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from ticket"));
        Assert.Single(await room.Told());
    }

    [Fact]
    public async Task A_ticket_is_assigned_answered_and_rated_in_that_order_and_no_other()
    {
        var code = (await (await agent.Post("/api/hotline/tickets", Report())).Json()).GetProperty("code").GetString();
        var path = $"/api/hotline/tickets/{code}";

        Assert.Equal("ticket-not-answered", await (await agent.Post($"{path}/rate", new { rating = 5 })).Problem());
        Assert.Equal(HttpStatusCode.OK, (await agent.Post($"{path}/assign", new { agency = "Phòng TN&MT" })).StatusCode);
        room.Clock.Now += TimeSpan.FromHours(1);
        Assert.Equal(HttpStatusCode.OK, (await agent.Post($"{path}/answer", new { answer = "Đã thu gom" })).StatusCode);
        Assert.Equal("ticket-already-answered", await (await agent.Post($"{path}/answer", new { answer = "Lần nữa" })).Problem());
        Assert.Equal("ticket-already-answered", await (await agent.Post($"{path}/assign", new { agency = "Khác" })).Problem());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await agent.Post($"{path}/rate", new { rating = 6 })).StatusCode);
        var rated = await (await agent.Post($"{path}/rate", new { rating = 5 })).Json();

        Assert.Equal(4, rated.GetProperty("version").GetInt64());
        Assert.Equal(["ioc.hotline.ticket-opened", "ioc.hotline.ticket-assigned", "ioc.hotline.ticket-answered", "ioc.hotline.ticket-rated"],
            (await room.Told()).Select(x => x.Type));
        Assert.Equal([1L, 2, 3, 4], (await room.Told()).Select(x => x.Body.GetProperty("ticket").GetProperty("version").GetInt64()));
    }

    [Fact]
    public async Task A_change_from_an_old_reading_is_refused()
    {
        var code = (await (await agent.Post("/api/hotline/tickets", Report())).Json()).GetProperty("code").GetString();
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/hotline/tickets/{code}/assign") { Content = Body("{\"agency\":\"A\"}") };
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"7\""));

        var answer = await agent.SendAsync(request);

        Assert.Equal(HttpStatusCode.PreconditionFailed, answer.StatusCode);
        Assert.Equal("version-changed", await answer.Problem());
    }

    [Fact]
    public async Task A_ticket_outside_the_callers_area_is_not_there()
    {
        var code = (await (await agent.Post("/api/hotline/tickets", Report())).Json()).GetProperty("code").GetString();

        var foreign = await room.Caller("viewer", "724").GetAsync($"/api/hotline/tickets/{code}");
        var own = await room.Caller("viewer", "725").GetAsync($"/api/hotline/tickets/{code}");

        Assert.Equal("no-such-ticket", await foreign.Problem());
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task Pages_hold_every_ticket_once()
    {
        for (var i = 0; i < 7; i++) await agent.Post("/api/hotline/tickets", Report());
        var seen = new List<string>();
        for (string? cursor = "", next = null; cursor is not null; cursor = next)
        {
            var page = await (await agent.GetAsync($"/api/hotline/tickets?rows=3&cursor={cursor}")).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(x => x.GetProperty("code").GetString()!));
            next = page.TryGetProperty("next", out var token) ? token.GetString() : null;
        }
        Assert.Equal(7, seen.Count);
        Assert.Equal(7, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("bm9uc2Vuc2U")]
    [InlineData("???")]
    public async Task A_cursor_made_elsewhere_is_a_bad_request(string cursor) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await agent.GetAsync($"/api/hotline/tickets?cursor={cursor}")).StatusCode);

    [Fact]
    public async Task The_recount_rolls_up_and_announces_only_what_changed()
    {
        await agent.Post("/api/hotline/tickets", Report());
        await agent.Post("/api/hotline/tickets", Report("25942"));
        var recount = room.Services.GetRequiredService<Recount<TicketCounts>>();
        await Eventually.Holds(async () => await Total("74") == 2, "the province has two open tickets");

        await agent.Post("/api/hotline/tickets", Report());
        await Eventually.Holds(async () => await Total("74.725") == 2, "the district has two open tickets");

        Assert.Equal(1, await Total("74.724"));
        Assert.Equal(0, await recount.CountNow(default));
    }

    private async Task<long> Total(string area) =>
        await room.Scalar<long>($"select coalesce(max((counts->>'open')::bigint), 0) from announced_total where area = '{area}'");

    private async Task<HttpResponseMessage> Keyed(string key, object body)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/hotline/tickets") { Content = Body(System.Text.Json.JsonSerializer.Serialize(body)) };
        request.Headers.Add("Idempotency-Key", key);
        return await agent.SendAsync(request);
    }

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");
}
