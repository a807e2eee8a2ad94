using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class RuleActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;
    private HttpClient admin = null!;

    public async ValueTask InitializeAsync()
    {
        room = await DeskRoom.Open(databases);
        admin = room.Caller("admin", "74");
        await room.Lists();
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    /// <summary>A rule as it is shown, with some fields set anew.</summary>
    private async Task<JsonObject> Rule(string code = "sensor-limit", params (string Field, JsonNode? Value)[] changes)
    {
        var rule = (await admin.GetFromJsonAsync<JsonObject>($"/api/desk/rules/{code}", TestContext.Current.CancellationToken))!;
        rule["note"] = "Theo kết luận họp giao ban";
        rule.Remove("validFrom");
        foreach (var (field, value) in changes) rule[field] = value;
        return rule;
    }

    private static Task<HttpResponseMessage> Put(HttpClient client, JsonObject rule, string? ifMatch, string code = "sensor-limit")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/desk/rules/{code}") { Content = JsonContent.Create(rule) };
        if (ifMatch is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return client.SendAsync(request);
    }

    [Fact]
    public async Task The_rules_as_shipped_are_in_force()
    {
        var listed = await (await admin.GetAsync("/api/desk/rules")).Json();
        var before = await (await admin.GetAsync("/api/desk/rules?on=2024-12-31")).Json();

        Assert.Equal(("2025-06-24", 9), (listed.GetProperty("on").GetString(), listed.GetProperty("items").GetArrayLength()));
        Assert.Equal(0, before.GetProperty("items").GetArrayLength());
        Assert.Equal("no-such-rule", await (await admin.GetAsync("/api/desk/rules/none")).Problem());
    }

    [Fact]
    public async Task A_changed_rule_judges_every_figure_again_at_once()
    {
        await room.Reads(120);
        Assert.Empty(await admin.Alarms());
        var lowered = await Put(admin, await Rule(changes: [("limit", 100), ("side", "above")]), "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (lowered.StatusCode, lowered.Headers.ETag!.Tag));
        Assert.Equal("unacknowledged", Assert.Single(await admin.Alarms()).State());
        var off = await Put(admin, await Rule(changes: ("enabled", false)), "\"2\"");

        Assert.Equal(HttpStatusCode.OK, off.StatusCode);
        Assert.Equal("returned", Assert.Single(await admin.Alarms()).State());
        Assert.Equal(2L, await room.Scalar<long>("select count(*) from act where subject = 'rule/sensor-limit' and by_subject = 'test-admin' and note = 'Theo kết luận họp giao ban'"));
    }

    [Fact]
    public async Task What_a_rule_no_longer_speaks_of_returns()
    {
        await room.Reads(200);
        Assert.Equal("unacknowledged", Assert.Single(await admin.Alarms()).State());
        await Put(admin, await Rule(changes: ("quantity", "o3")), "\"1\"");

        Assert.Equal("returned", Assert.Single(await admin.Alarms()).State());
    }

    [Fact]
    public async Task A_change_holds_from_its_day_on()
    {
        await Put(admin, await Rule(changes: [("limit", 100), ("side", "above"), ("validFrom", "2025-07-01")]), "\"1\"");
        await room.Reads(120);
        Assert.Empty(await admin.Alarms());
        Assert.Equal((1, 2), (await Version("2025-06-30"), await Version("2025-07-01")));
        room.Clock.Now = new DateTimeOffset(2025, 6, 30, 17, 0, 0, TimeSpan.Zero);
        await room.Reads(120, version: 2);

        // That day is also the day on which An Phú came to another province.
        Assert.Single(await room.Caller("admin", "79").Alarms("?rule=sensor-limit"));
    }

    [Fact]
    public async Task A_rule_of_ones_own_is_made()
    {
        var made = await Put(admin, await Rule("tickets-overdue", ("measure", "tickets.open"), ("limit", 500)), null, "tickets-many");

        Assert.Equal((HttpStatusCode.Created, "\"1\""), (made.StatusCode, made.Headers.ETag!.Tag));
        Assert.Equal(10, (await (await admin.GetAsync("/api/desk/rules")).Json()).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Every_fault_is_named_and_nothing_is_stored()
    {
        var faulty = await Rule(changes: [
            ("kind", "guess"), ("measure", "weather"), ("quantity", "pm25"), ("limit", null), ("deadbandPercent", 51), ("onDelaySeconds", -1), ("offDelaySeconds", 86_401),
            ("withinSeconds", 5), ("priority", "urgent"), ("respondWithinMinutes", 0), ("nameVi", " "), ("actionsEn", new JsonArray()), ("note", ""), ("validFrom", "2025-06-23")]);
        var answer = await Put(admin, faulty, null, "Sensor Limit");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-request"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal([
            "/code", "/validFrom", "/kind", "/measure", "/quantity", "/tiers", "/limit", "/withinSeconds", "/deadbandPercent", "/onDelaySeconds",
            "/offDelaySeconds", "/priority", "/respondWithinMinutes", "/nameVi", "/actionsEn", "/note"], await answer.Pointers());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from rule"));
    }

    [Theory]
    [InlineData("threshold", "sensor", "null", "limit", null)]
    [InlineData("silence", "sensor", "0", "limit", "/limit")]
    [InlineData("late", "sensor", "null", "limit", "/limit")]
    [InlineData("change", "sensor", "3", "side", "/withinSeconds")]
    [InlineData("threshold", "tickets.open", "5", "tiers", "/tiers")]
    public async Task Each_kind_needs_its_own(string kind, string measure, string limit, string missing, string? pointer)
    {
        var rule = await Rule(changes: [("kind", kind), ("measure", measure), ("limit", JsonNode.Parse(limit)), ("side", "above"), ("priority", "low")]);
        var answer = await Put(admin, rule, "\"1\"");

        if (pointer is null) Assert.True(answer.IsSuccessStatusCode, missing);
        else Assert.Equal([pointer], await answer.Pointers());
    }

    [Theory]
    [InlineData("silence", "1e15", "rain", "/limit")]
    [InlineData("late", "-1e15", "rain", "/limit", "/limit")]
    [InlineData("threshold", "-1e300", "rain", "/limit")]
    [InlineData("threshold", "5", "\0", "/quantity")]
    [InlineData("threshold", "5", "", "/quantity")]
    public async Task What_could_never_be_counted_or_stored_is_refused(string kind, string limit, string quantity, params string[] pointers) =>
        Assert.Equal(pointers, await (await Put(admin, await Rule(changes: [
            ("kind", kind), ("limit", JsonNode.Parse(limit)), ("side", "above"), ("priority", "low"), ("quantity", quantity)]), null, "odd")).Pointers());

    [Theory]
    [InlineData("1")]
    [InlineData("\"1")]
    [InlineData("W/\"1\"")]
    public async Task An_if_match_that_names_no_version_changes_nothing(string ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/desk/rules/sensor-limit") { Content = JsonContent.Create(await Rule()) };
        request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await admin.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-changed"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from rule"));
    }

    [Fact]
    public async Task A_rule_changed_meanwhile_is_not_overwritten()
    {
        var blind = await Put(admin, await Rule(), null);
        var late = await Put(admin, await Rule(), "\"0\"");

        Assert.Equal(((HttpStatusCode)428, "if-match-needed"), (blind.StatusCode, await blind.Problem()));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-changed"), (late.StatusCode, await late.Problem()));
    }

    [Theory]
    [InlineData("operator")]
    [InlineData("viewer")]
    [InlineData("device")]
    public async Task Only_an_admin_changes_rules(string role) =>
        Assert.Equal("role-not-allowed", await (await Put(room.Caller(role, "74"), await Rule(), "\"1\"")).Problem());

    private async Task<int> Version(string on) => (await (await admin.GetAsync($"/api/desk/rules/sensor-limit?on={on}")).Json()).GetProperty("version").GetInt32();
}
