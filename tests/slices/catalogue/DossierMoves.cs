using System.Net;
using System.Net.Http.Json;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Catalogue;

public sealed class DossierMoves(RealDatabases databases) : IAsyncLifetime
{
    private Desk desk = null!;

    public async ValueTask InitializeAsync() => desk = await Desk.OpenAsync(databases);

    public ValueTask DisposeAsync() => desk.DisposeAsync();

    [Fact]
    public async Task A_dossier_walks_from_registration_to_its_result_and_every_step_is_told()
    {
        await desk.Receive(Desk.Dossier(changes: ("status", 1)));
        await desk.Move(new { status = 2, at = "2025-06-23T02:00:00Z" });
        await desk.Move(new { status = 4, at = "2025-06-23T03:00:00Z" });
        await desk.Move(new { status = 5, at = "2025-06-23T04:00:00Z" });
        await desk.Move(new { status = 4, at = "2025-06-23T06:00:00Z" });
        await desk.Move(new { status = 9, at = "2025-06-24T02:00:00Z", electronicResult = true, digitised = true });
        var returned = await (await desk.Move(new { status = 10 })).Json();

        Assert.Equal(7, returned.GetProperty("version").GetInt64());
        Assert.Equal(new DateTimeOffset(2025, 6, 24, 2, 0, 0, TimeSpan.Zero), returned.GetProperty("endedAt").GetDateTimeOffset());
        Assert.Equal(desk.Now, returned.GetProperty("statusAt").GetDateTimeOffset());
        Assert.Equal((1, 7_200), (returned.GetProperty("supplementRequests").GetInt32(), returned.GetProperty("supplementSeconds").GetInt64()));
        Assert.Equal(new DateTimeOffset(2025, 6, 30, 2, 0, 0, TimeSpan.Zero), returned.GetProperty("dueAt").GetDateTimeOffset());
        Assert.Equal(new DateTimeOffset(2025, 6, 30, 4, 0, 0, TimeSpan.Zero), returned.GetProperty("lateAt").GetDateTimeOffset());
        var told = await desk.Told("dossier-moved");
        Assert.Equal([2, 4, 5, 4, 9, 10], told.Select(x => x.GetProperty("dossier").GetProperty("status").GetInt32()));
        Assert.Equal([2, 3, 4, 5, 6, 7], told.Select(x => x.GetProperty("dossier").GetProperty("version").GetInt32()));
        var last = told[^1].GetProperty("dossier");
        Assert.True(last.GetProperty("electronicResult").GetBoolean() && last.GetProperty("digitised").GetBoolean());
        Assert.Equal(7_200, last.GetProperty("supplementSeconds").GetInt64());
    }

    [Theory]
    [InlineData(1, "2 (Accepted), 3 (Not accepted), 5")]
    [InlineData(3, "nothing comes after it")]
    [InlineData(4, "5 (Supplements requested), 6 (Payment required), 7 (Withdrawn), 8 (Stopped), 9 (Finished), 10 (Result returned)")]
    public async Task A_wrong_order_is_refused_with_what_may_come_next(int status, string next)
    {
        await desk.Receive(Desk.Dossier(changes: ("status", status)));
        var answer = await desk.Move(new { status = status == 1 ? 9 : 2 });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var problem = await answer.Json();
        Assert.Equal("urn:ioc:wrong-status-order", problem.GetProperty("type").GetString());
        Assert.Contains(next, problem.GetProperty("detail").GetString());
        Assert.Empty(await desk.Told("dossier-moved"));
    }

    [Fact]
    public async Task A_move_before_the_last_one_is_refused()
    {
        await desk.Receive(Desk.Dossier());
        var answer = await desk.Move(new { status = 4, at = "2025-06-23T00:59:59Z" });

        Assert.Equal((HttpStatusCode.Conflict, "status-before-last"), (answer.StatusCode, await answer.Problem()));
    }

    [Fact]
    public async Task Every_fault_of_a_move_is_named()
    {
        await desk.Receive(Desk.Dossier());
        var answer = await desk.Move(new { status = 0, at = desk.Now.AddHours(1), dueAt = desk.Now, feeDong = -1 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(["/at", "/status", "/dueAt", "/feeDong"], await answer.Pointers());
    }

    [Fact]
    public async Task The_same_status_again_moves_nothing_and_a_note_alone_is_told_once()
    {
        await desk.Receive(Desk.Dossier());
        var again = await desk.Move(new { status = 2, at = "2025-06-24T00:00:00Z" });
        var noted = await desk.Move(new { disliked = true, feeDong = 8_000, paidOnline = true });
        var notedAgain = await desk.Move(new { disliked = true });

        Assert.Equal(("\"1\"", "\"2\"", "\"2\""), (again.Headers.ETag!.Tag, noted.Headers.ETag!.Tag, notedAgain.Headers.ETag!.Tag));
        var told = Assert.Single(await desk.Told("dossier-moved")).GetProperty("dossier");
        Assert.True(told.GetProperty("disliked").GetBoolean() && told.GetProperty("paidOnline").GetBoolean());
        Assert.Equal((2, 8_000), (told.GetProperty("status").GetInt32(), told.GetProperty("feeDong").GetInt64()));
    }

    [Fact]
    public async Task A_due_instant_promised_with_the_acceptance_stands()
    {
        await desk.Receive(Desk.Dossier(changes: ("status", 1)));
        var accepted = await (await desk.Move(new { status = 2, at = "2025-06-23T02:00:00Z", dueAt = "2025-06-26T10:00:00+07:00" })).Json();

        Assert.Equal("2025-06-26T03:00:00+00:00", accepted.GetProperty("dueAt").GetString());
    }

    [Fact]
    public async Task A_version_that_has_passed_is_refused()
    {
        await desk.Receive(Desk.Dossier());
        var request = new HttpRequestMessage(HttpMethod.Post, $"/api/catalogue/dossiers/{Desk.Code}/status") { Content = JsonContent.Create(new { status = 4 }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"7\"");
        var answer = await desk.Agent.SendAsync(request);

        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-changed"), (answer.StatusCode, await answer.Problem()));
    }

    [Fact]
    public async Task Who_may_not_move_a_dossier_does_not()
    {
        await desk.Receive(Desk.Dossier());

        Assert.Equal("no-such-dossier", await (await desk.Move(new { status = 4 }, caller: desk.Room.Caller("agency", "724"))).Problem());
        Assert.Equal("role-not-allowed", await (await desk.Move(new { status = 4 }, caller: desk.Room.Caller("viewer", "74"))).Problem());
        Assert.Equal("no-such-dossier", await (await desk.Move(new { status = 4 }, "000.00.15.H09-250624-0009")).Problem());
        Assert.Empty(await desk.Told("dossier-moved"));
    }

    [Fact]
    public async Task Of_two_who_finish_a_dossier_at_once_each_step_counts_once()
    {
        await desk.Receive(Desk.Dossier());
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => desk.Move(new { status = 9, at = "2025-06-24T02:00:00Z" })));

        Assert.Equal(2, Assert.Single(await desk.Told("dossier-moved")).GetProperty("dossier").GetProperty("version").GetInt32());
    }
}
