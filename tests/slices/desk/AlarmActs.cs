using System.Net;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class AlarmActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;
    private HttpClient agent = null!;
    private HttpClient admin = null!;
    private string id = null!;

    public async ValueTask InitializeAsync()
    {
        room = await DeskRoom.Open(databases);
        agent = room.Caller("operator", "74");
        admin = room.Caller("admin", "74");
        await room.Lists();
        await room.Reads(158);
        id = Assert.Single(await agent.Alarms()).Id();
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private Task<HttpResponseMessage> Do(string act, object? body = null, HttpClient? who = null) => (who ?? agent).Post($"/api/desk/alarms/{id}:{act}", body ?? new { });

    private async Task<string> State() => (await (await agent.GetAsync($"/api/desk/alarms/{id}")).Json()).State();

    private async Task<string?> LastAct() => (await room.Told())[^1] is { Type: "ioc.desk.alarm-moved" } told ? told.Body.GetProperty("act").GetString() : null;

    private object Shelf(int minutes = 60) => new { reason = "Đang bảo trì trạm", until = room.Clock.Now.AddMinutes(minutes) };

    [Fact]
    public async Task An_operator_acknowledges_with_a_note_and_everybody_is_told_but_not_who()
    {
        room.Clock.Now = room.Clock.Now.AddMinutes(2);
        var answer = await Do("acknowledge", new { note = "Đã báo phường An Phú" });

        Assert.Equal((HttpStatusCode.OK, "\"2\""), (answer.StatusCode, answer.Headers.ETag!.Tag));
        var found = await answer.Json();
        Assert.Equal(("acknowledged", "test-operator", room.Clock.Now), (found.State(), found.GetProperty("acknowledgedBy").GetString(), found.GetProperty("alarm").GetProperty("acknowledgedAt").GetDateTimeOffset()));
        Assert.Equal("acknowledged", await LastAct());
        var body = (await room.Told())[^1].Body.ToString();
        Assert.DoesNotContain("test-operator", body);
        Assert.DoesNotContain("Đã báo", body);
    }

    [Fact]
    public async Task It_tells_each_caller_what_they_may_do_with_it()
    {
        async Task<string[]> May(string role) => [.. (await (await room.Caller(role, "74").GetAsync($"/api/desk/alarms/{id}")).Json())
            .GetProperty("can").EnumerateArray().Select(x => x.GetString()!)];

        Assert.Equal(["acknowledge", "shelve"], await May("operator"));
        Assert.Equal(["acknowledge", "shelve", "suppress", "outOfService"], await May("admin"));
        Assert.Empty(await May("viewer"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Do("suppress", new { reason = "Trạm thử" })).StatusCode);
    }

    [Fact]
    public async Task Its_acts_tell_who_did_what_and_when_page_by_page()
    {
        await Do("acknowledge", new { note = "Đã báo phường An Phú" });
        await room.Reads(10, room.Clock.Now.AddSeconds(1), 2);
        var first = await (await agent.GetAsync($"/api/desk/alarms/{id}/acts?rows=2")).Json();
        var rest = await (await agent.GetAsync($"/api/desk/alarms/{id}/acts?cursor={first.GetProperty("next").GetString()}")).Json();

        Assert.Equal([("raised", "system", null), ("acknowledged", "test-operator", "Đã báo phường An Phú"), ("returned", "system", null)],
            first.GetProperty("items").EnumerateArray().Concat(rest.GetProperty("items").EnumerateArray()).Select(x => (
                x.GetProperty("act").GetString()!, x.GetProperty("by").GetString()!, x.TryGetProperty("note", out var note) ? note.GetString() : null)));
        Assert.Equal("acknowledged", first.GetProperty("items")[1].GetProperty("detail").GetProperty("state").GetString());
        Assert.Equal("normal", await State());
        Assert.Equal("no-such-alarm", await (await agent.GetAsync("/api/desk/alarms/none/acts")).Problem());
        Assert.Equal(HttpStatusCode.BadRequest, (await agent.GetAsync($"/api/desk/alarms/{id}/acts?cursor=!")).StatusCode);
    }

    [Fact]
    public async Task A_shelved_alarm_is_silent_until_its_end_and_then_speaks_again()
    {
        var answer = await Do("shelve", Shelf());
        Assert.Equal(("shelved", "Đang bảo trì trạm"), ((await answer.Json()).State(), (await answer.Json()).GetProperty("reason").GetString()));
        Assert.Equal("shelved", await LastAct());
        await room.Reads(160, room.Clock.Now.AddSeconds(1), 2);
        room.Clock.Now = room.Clock.Now.AddMinutes(59);
        await room.Look();
        Assert.Equal("shelved", await State());
        room.Clock.Now = room.Clock.Now.AddMinutes(1);
        await room.Look();

        Assert.Equal(("unacknowledged", "unshelved"), (await State(), await LastAct()));
    }

    [Theory]
    [InlineData("shelve", "unshelve", "shelved")]
    [InlineData("suppress", "unsuppress", "suppressed")]
    [InlineData("outOfService", "inService", "outOfService")]
    public async Task What_is_hidden_can_be_brought_back(string hide, string bring, string state)
    {
        Assert.Equal(state, (await (await Do(hide, Shelf(), admin)).Json()).State());
        Assert.Equal("not-in-this-state", await (await Do("acknowledge")).Problem());
        Assert.Equal("unacknowledged", (await (await Do(bring, who: admin)).Json()).State());
        Assert.Equal(HttpStatusCode.OK, (await Do(hide, Shelf(), admin)).StatusCode);
        await room.Reads(10, room.Clock.Now.AddSeconds(1), 2);
        Assert.Equal("normal", (await (await Do(bring, who: admin)).Json()).State());
    }

    [Fact]
    public async Task Nobody_answers_in_time_and_it_escalates_once()
    {
        room.Clock.Now = room.Clock.Now.AddMinutes(15);
        await room.Look();
        await room.Look();

        Assert.Equal([id], (await room.Told()).Where(x => x.Body.TryGetProperty("act", out var act) && act.GetString() == "escalated")
            .Select(x => x.Body.GetProperty("alarm").GetProperty("id").GetString()));
        Assert.True(Assert.Single(await agent.Alarms("?rule=sensor-limit")).GetProperty("alarm").GetProperty("escalated").GetBoolean());
    }

    [Fact]
    public async Task A_second_hand_and_a_step_that_does_not_fit_are_refused_and_nothing_is_told()
    {
        await Do("acknowledge");
        var told = (await room.Told()).Count;
        foreach (var act in new[] { "acknowledge", "reset", "unshelve" })
        {
            var answer = await Do(act);
            Assert.Equal((HttpStatusCode.Conflict, "not-in-this-state"), (answer.StatusCode, await answer.Problem()));
        }
        agent.DefaultRequestHeaders.IfMatch.ParseAdd("\"1\"");
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-changed"), ((await Do("shelve", Shelf())).StatusCode, await (await Do("shelve", Shelf())).Problem()));
        Assert.Equal(told, (await room.Told()).Count);
    }

    [Fact]
    public async Task Every_fault_is_named()
    {
        Assert.Equal(["/note", "/reason", "/until"], await (await Do("shelve", new { note = new string('a', 501), reason = " " })).Pointers());
        Assert.Equal(["/until"], await (await Do("shelve", Shelf(24 * 60 + 1))).Pointers());
        Assert.Equal(["/until"], await (await Do("shelve", Shelf(0))).Pointers());
        Assert.Equal(["/reason"], await (await Do("outOfService", who: admin)).Pointers());
        Assert.Equal("unacknowledged", await State());
    }

    [Theory]
    [InlineData("viewer", "74", "acknowledge", "role-not-allowed")]
    [InlineData("device", "74", "acknowledge", "role-not-allowed")]
    [InlineData("operator", "74", "suppress", "role-not-allowed")]
    [InlineData("operator", "74", "outOfService", "role-not-allowed")]
    [InlineData("operator", "718", "acknowledge", "no-such-alarm")]
    public async Task Who_may_not_hears_why(string role, string area, string act, string problem) =>
        Assert.Equal(problem, await (await Do(act, Shelf(), room.Caller(role, area))).Problem());

    [Fact]
    public async Task Alarms_are_found_newest_first_by_area_state_rule_and_page()
    {
        await room.Lists(sensor: "air-2", area: "74.718.25741");
        room.Clock.Now = room.Clock.Now.AddSeconds(1);
        await room.Reads(200, sensor: "air-2", area: "74.718.25741");
        await Do("acknowledge");

        Assert.Equal(["air-2/pm25", "air-an-phu-1/pm25"], (await agent.Alarms()).Select(x => x.GetProperty("alarm").GetProperty("source").GetString()));
        Assert.Equal(id, Assert.Single(await agent.Alarms("?area=725")).Id());
        Assert.Equal(id, Assert.Single(await agent.Alarms("?state=acknowledged,returned&priority=high&rule=sensor-limit&source=air-an-phu-1/pm25")).Id());
        Assert.Empty(await agent.Alarms("?state=normal"));
        Assert.Equal(id, Assert.Single(await room.Caller("district", "725").Alarms()).Id());
        var page = await (await agent.GetAsync("/api/desk/alarms?rows=1")).Json();
        Assert.Equal(id, Assert.Single(await agent.Alarms($"?cursor={page.GetProperty("next").GetString()}")).Id());
        Assert.Equal(HttpStatusCode.BadRequest, (await agent.GetAsync("/api/desk/alarms?cursor=!")).StatusCode);
        Assert.Equal("no-such-alarm", await (await room.Caller("viewer", "718").GetAsync($"/api/desk/alarms/{id}")).Problem());
        agent.DefaultRequestHeaders.IfNoneMatch.ParseAdd("\"2\"");
        Assert.Equal(HttpStatusCode.NotModified, (await agent.GetAsync($"/api/desk/alarms/{id}")).StatusCode);
    }

    [Fact]
    public async Task Two_operators_at_once_acknowledge_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Do("acknowledge")));

        Assert.Single(answers, x => x.StatusCode == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(x => x.StatusCode == HttpStatusCode.Conflict));
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from act where act = 'acknowledged'"));
    }
}
