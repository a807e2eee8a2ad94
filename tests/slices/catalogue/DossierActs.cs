using System.Net;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class DossierActs(RealDatabases databases) : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_dossier_is_received_with_its_due_instant_and_one_fact_without_a_person()
    {
        var answer = await desk.Receive(Desk.Dossier(changes: ("ownerName", "Nguyễn Văn A")));

        Assert.Equal((HttpStatusCode.Created, "\"1\""), (answer.StatusCode, answer.Headers.ETag!.Tag));
        var dossier = await answer.Json();
        Assert.Equal(("74.725.25975", 2, "000.00.15.H09"),
            (dossier.GetProperty("area").GetString(), dossier.GetProperty("status").GetInt32(), dossier.GetProperty("agency").GetString()));
        Assert.Equal(new DateTimeOffset(2025, 6, 30, 1, 0, 0, TimeSpan.Zero), dossier.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal(dossier.GetProperty("receivedAt").GetDateTimeOffset(), dossier.GetProperty("acceptedAt").GetDateTimeOffset());
        var told = Assert.Single(await desk.Told("dossier-received"));
        Assert.Equal("74.725.25975", told.GetProperty("area").GetString());
        Assert.False(told.GetProperty("simulated").GetBoolean());
        Assert.True(told.GetProperty("dossier").GetProperty("paperResult").GetBoolean());
        Assert.DoesNotContain("Nguyễn", told.ToString());
        Assert.DoesNotContain("Nguyễn", dossier.ToString());
    }

    [Fact]
    public async Task What_a_simulator_sends_is_marked()
    {
        var answer = await desk.Receive(Desk.Dossier(), desk.Room.Bearer(Tokens.Mint("agency", ["74"], simulated: true)));

        Assert.True((await answer.Json()).GetProperty("simulated").GetBoolean());
        Assert.True(Assert.Single(await desk.Told("dossier-received")).GetProperty("simulated").GetBoolean());
    }

    [Fact]
    public async Task The_same_dossier_again_changes_nothing_and_another_under_its_code_is_refused()
    {
        await desk.Receive(Desk.Dossier());
        var again = await desk.Receive(Desk.Dossier(changes: ("receivedAt", "2025-06-23T01:00:00Z")));
        var other = await desk.Receive(Desk.Dossier(changes: ("channel", "direct")));

        Assert.Equal((HttpStatusCode.OK, "\"1\""), (again.StatusCode, again.Headers.ETag!.Tag));
        Assert.Equal((HttpStatusCode.Conflict, "dossier-code-taken"), (other.StatusCode, await other.Problem()));
        Assert.Equal(1L, await desk.Rows("dossier"));
        Assert.Single(await desk.Told("dossier-received"));
    }

    [Fact]
    public async Task Every_fault_of_a_dossier_is_named_and_nothing_is_stored()
    {
        var answer = await desk.Receive(Desk.Dossier("H09-1", ("procedure", "9.9"), ("area", "99999"), ("channel", "fax"), ("status", 11),
            ("agency", new string('a', 201)), ("receivedAt", desk.Now.AddHours(1)), ("dueAt", desk.Now.AddHours(-1)), ("endedAt", desk.Now),
            ("supplementRequests", -1), ("supplementSeconds", -1), ("feeDong", -1)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        // One of endedAt: that it lies before a receipt which is itself a fault is no fault of its own.
        Assert.Equal(["/code", "/procedure", "/receivedAt", "/status", "/endedAt", "/supplementRequests", "/supplementSeconds",
            "/dueAt", "/feeDong", "/area", "/agency", "/channel"], await answer.Pointers());
        Assert.Equal(0L, await desk.Rows("dossier"));
        Assert.Empty(await desk.Told("dossier-received"));
    }

    [Fact]
    public async Task A_dossier_comes_with_the_history_it_already_has()
    {
        var waiting = await (await desk.Receive(Desk.Dossier(changes: [("status", 5), ("endedAt", "2025-06-24T01:00:00Z")]))).Json();
        var asked = await (await desk.Receive(Desk.Dossier("000.00.15.H09-250624-0002",
            ("status", 5), ("endedAt", "2025-06-24T01:00:00Z"), ("supplementRequests", 2), ("supplementSeconds", 3_600)))).Json();
        var done = await (await desk.Receive(Desk.Dossier("000.00.15.H09-250624-0003",
            ("status", 10), ("endedAt", "2025-06-24T01:00:00Z"), ("supplementRequests", 1), ("supplementSeconds", 3_600)))).Json();
        var registered = await (await desk.Receive(Desk.Dossier("000.00.15.H09-250624-0004", ("status", 1)))).Json();

        Assert.Equal(1, waiting.GetProperty("supplementRequests").GetInt32());
        Assert.Equal("2025-06-24T01:00:00+00:00", waiting.GetProperty("endedAt").GetString());
        Assert.False(asked.TryGetProperty("endedAt", out _));
        Assert.Equal(done.GetProperty("dueAt").GetDateTimeOffset().AddHours(1), done.GetProperty("lateAt").GetDateTimeOffset());
        Assert.False(registered.TryGetProperty("acceptedAt", out _) || registered.TryGetProperty("dueAt", out _));
    }

    [Fact]
    public async Task A_dossier_is_shown_to_its_own_area_alone()
    {
        await desk.Receive(Desk.Dossier());
        var path = $"/api/catalogue/dossiers/{Desk.Code}";

        Assert.Equal("74.725.25975", (await (await desk.Room.Caller("viewer", "725").GetAsync(path)).Json()).GetProperty("area").GetString());
        Assert.Equal("no-such-dossier", await (await desk.Room.Caller("viewer", "724").GetAsync(path)).Problem());
        Assert.Equal("no-such-dossier", await (await desk.Agent.GetAsync("/api/catalogue/dossiers/000.00.15.H09-250624-9999")).Problem());
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Room.Caller("device", "74").GetAsync(path)).StatusCode);
    }
}
