using System.Net;
using System.Net.Http.Json;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class DeviceActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;
    private HttpClient agent = null!;
    private HttpClient wall = null!;

    public async ValueTask InitializeAsync()
    {
        room = await DeskRoom.Open(databases, ("Desk:WaitingDevicesMax", "3"));
        agent = room.Caller("operator", "74");
        wall = room.CreateClient();
        await agent.PutAsJsonAsync("/api/desk/playlists/lobby", new { items = new[] { new { wall = "overview", area = "725", seconds = 60 } } });
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private async Task<(string Code, string Secret)> Enrol()
    {
        var given = await (await wall.Post("/api/desk/devices", new { })).Json();
        return (given.GetProperty("code").GetString()!, given.GetProperty("secret").GetString()!);
    }

    private Task<HttpResponseMessage> Tie(string code, object? body = null, HttpClient? who = null) =>
        (who ?? agent).Post($"/api/desk/devices/{code}:tie", body ?? new { name = "Sảnh UBND", area = "725", playlist = "lobby" });

    private Task<HttpResponseMessage> Claim(string? secret) => wall.Post("/api/desk/devices:claim", new { secret });

    private async Task<(string Id, string Secret)> Tied()
    {
        var (code, secret) = await Enrol();
        return ((await (await Tie(code)).Json()).GetProperty("id").GetString()!, secret);
    }

    [Fact]
    public async Task A_wall_gets_a_code_to_show_and_a_secret_of_which_only_the_hash_is_kept()
    {
        var answer = await wall.Post("/api/desk/devices", new { });
        var given = await answer.Json();

        Assert.Equal((HttpStatusCode.Created, "no-store"), (answer.StatusCode, answer.Headers.CacheControl!.ToString()));
        Assert.Matches("^[2-9A-HJKMNP-Z]{6}$", given.GetProperty("code").GetString());
        Assert.Equal(43, given.GetProperty("secret").GetString()!.Length);
        Assert.Equal(room.Clock.Now.AddMinutes(10), given.GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(0L, await room.Scalar<long>($"select count(*) from device where device::text like '%{given.GetProperty("secret").GetString()}%'"));
    }

    [Fact]
    public async Task It_waits_until_an_operator_ties_it_and_then_is_who_it_is()
    {
        var (code, secret) = await Enrol();
        var before = await Claim(secret);
        var tied = await Tie(code.ToLowerInvariant());
        var after = await Claim(secret);

        Assert.Equal((HttpStatusCode.Accepted, "{\"state\":\"pending\",\"pollAfterSeconds\":3}"), (before.StatusCode, await before.Content.ReadAsStringAsync()));
        Assert.Equal(HttpStatusCode.OK, tied.StatusCode);
        var device = await tied.Json();
        Assert.Equal(("Sảnh UBND", "725", "lobby", "test-operator"), (device.GetProperty("name").GetString(), device.GetProperty("area").GetString(),
            device.GetProperty("playlist").GetString(), device.GetProperty("tiedBy").GetString()));
        var claimed = await after.Json();
        Assert.Equal(("tied", device.GetProperty("id").GetString(), "725"), (claimed.GetProperty("state").GetString(), claimed.GetProperty("id").GetString(), claimed.GetProperty("area").GetString()));
        Assert.Equal(1L, await room.Scalar<long>("select count(*) from act where subject like 'device/%' and act = 'tie' and by_subject = 'test-operator'"));
    }

    [Fact]
    public async Task A_code_is_good_once_and_not_for_long()
    {
        var (used, _) = await Enrol();
        await Tie(used);
        var (late, secret) = await Enrol();
        room.Clock.Now = room.Clock.Now.AddMinutes(10);

        foreach (var code in new[] { used, late, "AAAAAA" })
            Assert.Equal("no-such-code", await (await Tie(code)).Problem());
        var claim = await Claim(secret);
        Assert.Equal((HttpStatusCode.Gone, "code-ended"), (claim.StatusCode, await claim.Problem()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobodys-secret")]
    public async Task A_secret_that_was_never_given_is_nobodys(string? secret) => Assert.Equal("code-ended", await (await Claim(secret)).Problem());

    [Fact]
    public async Task Only_so_many_may_wait_and_those_that_ended_make_room()
    {
        for (var i = 0; i < 3; i++) await Enrol();
        var refused = await wall.Post("/api/desk/devices", new { });
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "too-many-devices-wait"), (refused.StatusCode, await refused.Problem()));
        room.Clock.Now = room.Clock.Now.AddMinutes(10);

        Assert.Equal(HttpStatusCode.Created, (await wall.Post("/api/desk/devices", new { })).StatusCode);
    }

    [Fact]
    public async Task Every_fault_of_a_tie_is_named_and_the_code_is_still_good()
    {
        var (code, _) = await Enrol();

        Assert.Equal(["/name", "/area", "/playlist"], await (await Tie(code, new { name = "", area = "99999", playlist = "attic" })).Pointers());
        Assert.Equal("foreign-area", await (await Tie(code, who: room.Caller("operator", "718"))).Problem());
        Assert.Equal("role-not-allowed", await (await Tie(code, who: room.Caller("viewer", "74"))).Problem());
        Assert.Equal(HttpStatusCode.OK, (await Tie(code, new { name = "Phòng họp", area = "725" })).StatusCode);
    }

    [Fact]
    public async Task A_wall_follows_no_playlist_that_shows_what_it_may_not_read()
    {
        await Tied();
        var (code, _) = await Enrol();
        Assert.Equal(["/playlist"], await (await Tie(code, new { name = "Sảnh Thủ Dầu Một", area = "718", playlist = "lobby" })).Pointers());
        agent.DefaultRequestHeaders.IfMatch.ParseAdd("\"1\"");
        var wider = await agent.PutAsJsonAsync("/api/desk/playlists/lobby", new
        { items = new[] { new { wall = "overview", area = "25975", seconds = 60 }, new { wall = "overview", area = "74", seconds = 60 } } });

        Assert.Equal(["/items/1/area"], await wider.Pointers());
    }

    [Fact]
    public async Task A_revoked_wall_is_nobody_and_stays_in_the_list()
    {
        var (id, secret) = await Tied();
        Assert.Equal("no-such-device", await (await room.Caller("operator", "718").DeleteAsync($"/api/desk/devices/{id}")).Problem());
        Assert.Equal("role-not-allowed", await (await room.Caller("viewer", "74").DeleteAsync($"/api/desk/devices/{id}")).Problem());
        Assert.Equal(HttpStatusCode.OK, (await Claim(secret)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await agent.DeleteAsync($"/api/desk/devices/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await agent.DeleteAsync($"/api/desk/devices/{id}")).StatusCode);

        Assert.Equal("device-revoked", await (await Claim(secret)).Problem());
        Assert.Equal("no-such-device", await (await agent.DeleteAsync("/api/desk/devices/none")).Problem());
        var listed = Assert.Single((await (await agent.GetAsync("/api/desk/devices")).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(room.Clock.Now, listed.GetProperty("revokedAt").GetDateTimeOffset());
        Assert.Empty((await (await room.Caller("operator", "718").GetAsync("/api/desk/devices")).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(id, (await (await room.Caller("device", "74").GetAsync("/api/desk/devices:revoked")).Json()).GetProperty("items")[0].GetString());
        Assert.Equal("role-not-allowed", await (await agent.GetAsync("/api/desk/devices:revoked")).Problem());
    }

    [Fact]
    public async Task A_wall_is_told_what_it_shows_and_only_when_that_changed()
    {
        await Tied();
        await room.Scalar<object>("update device set id = 'test-device' returning id");
        var me = room.Caller("device", "725");
        var first = await me.GetAsync("/api/desk/devices/me");
        var shown = await first.Json();

        Assert.Equal(("Sảnh UBND", "lobby", "overview"), (shown.GetProperty("name").GetString(), shown.GetProperty("playlist").GetProperty("name").GetString(),
            shown.GetProperty("playlist").GetProperty("items")[0].GetProperty("wall").GetString()));
        me.DefaultRequestHeaders.IfNoneMatch.Add(first.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await me.GetAsync("/api/desk/devices/me")).StatusCode);
        agent.DefaultRequestHeaders.IfMatch.ParseAdd("\"1\"");
        await agent.PutAsJsonAsync("/api/desk/playlists/lobby", new { items = new[] { new { wall = "eid", area = "725", seconds = 60 } } });
        Assert.Equal("eid", (await (await me.GetAsync("/api/desk/devices/me")).Json()).GetProperty("playlist").GetProperty("items")[0].GetProperty("wall").GetString());
        Assert.Equal("role-not-allowed", await (await agent.GetAsync("/api/desk/devices/me")).Problem());
        await room.Scalar<object>("update device set id = 'another' returning id");
        Assert.Equal("no-such-device", await (await me.GetAsync("/api/desk/devices/me")).Problem());
    }

    [Fact]
    public async Task A_tied_wall_is_changed_without_being_tied_again()
    {
        var (id, secret) = await Tied();
        var moved = await Change(id, new { name = "Phòng họp", area = "722" }, "\"2\"");
        var device = await moved.Json();

        Assert.Equal((HttpStatusCode.OK, "\"3\""), (moved.StatusCode, moved.Headers.ETag!.Tag));
        Assert.Equal(("Phòng họp", "722", false), (device.GetProperty("name").GetString(), device.GetProperty("area").GetString(), device.TryGetProperty("playlist", out _)));
        Assert.Equal("722", (await (await Claim(secret)).Json()).GetProperty("area").GetString());
        Assert.Equal("725", await room.Scalar<string>("select detail #>> '{before,area}' from act where subject = 'device/' || $1 and act = 'change' and by_subject = 'test-operator'".Replace("$1", $"'{id}'")));
    }

    [Fact]
    public async Task A_change_of_a_wall_names_its_version_and_every_fault_is_said()
    {
        var (id, _) = await Tied();
        var wish = new { name = "Phòng họp", area = "725" };

        Assert.Equal(["/name", "/area", "/playlist"], await (await Change(id, new { name = "", area = "99999", playlist = "attic" }, "\"2\"")).Pointers());
        Assert.Equal(((HttpStatusCode)428, "if-match-needed"), await Refused(await Change(id, wish, null)));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await Change(id, wish, "\"1\"")).StatusCode);
        Assert.Equal("foreign-area", await (await Change(id, wish, "\"2\"", room.Caller("operator", "725"), "722")).Problem());
        Assert.Equal("no-such-device", await (await Change(id, wish with { area = "718" }, "\"2\"", room.Caller("operator", "718"))).Problem());
        Assert.Equal("role-not-allowed", await (await Change(id, wish, "\"2\"", room.Caller("viewer", "74"))).Problem());
        Assert.Equal("no-such-device", await (await Change("none", wish, "\"2\"")).Problem());
        await agent.DeleteAsync($"/api/desk/devices/{id}");
        Assert.Equal("no-such-device", await (await Change(id, wish, "\"3\"")).Problem());
    }

    private static async Task<(HttpStatusCode, string?)> Refused(HttpResponseMessage answer) => (answer.StatusCode, await answer.Problem());

    private Task<HttpResponseMessage> Change(string id, object body, string? version, HttpClient? who = null, string? area = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/desk/devices/{id}") { Content = JsonContent.Create(area is null ? body : new { name = "Phòng họp", area }) };
        if (version is not null) request.Headers.IfMatch.ParseAdd(version);
        return (who ?? agent).SendAsync(request, TestContext.Current.CancellationToken);
    }
}
