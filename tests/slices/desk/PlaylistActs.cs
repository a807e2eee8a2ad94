using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Desk;

public sealed class PlaylistActs(RealDatabases databases) : IAsyncLifetime
{
    private Room<DeskOptions> room = null!;
    private HttpClient agent = null!;

    public async ValueTask InitializeAsync()
    {
        room = new Room<DeskOptions>("desk", await databases.Servers.NewDatabaseAsync());
        agent = room.Caller("operator", "74");
    }

    public async ValueTask DisposeAsync() => await room.DisposeAsync();

    private static object Body(string area = "74", object? span = null) => new
    {
        items = new object[]
        {
            new { wall = "overview", area, seconds = 60 },
            new { wall = "hotline", area, seconds = 30, from = "07:00", to = "17:30" },
        },
        span,
    };

    private static Task<HttpResponseMessage> Put(HttpClient client, object body, string name = "lobby", string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/desk/playlists/{name}") { Content = JsonContent.Create(body) };
        if (ifMatch is not null) request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(ifMatch));
        return client.SendAsync(request);
    }

    [Fact]
    public async Task A_playlist_is_made_shown_listed_and_changed_under_its_version()
    {
        var made = await Put(agent, Body(span: new { columns = 3 }));
        var changed = await Put(agent, Body(), ifMatch: "\"1\"");

        Assert.Equal((HttpStatusCode.Created, "\"1\""), (made.StatusCode, made.Headers.ETag!.Tag));
        Assert.Equal(3, (await made.Json()).GetProperty("span").GetProperty("columns").GetInt32());
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (changed.StatusCode, changed.Headers.ETag!.Tag));
        var shown = await (await agent.GetAsync("/api/desk/playlists/lobby")).Json();
        Assert.Equal(("lobby", 2, 1), (shown.GetProperty("name").GetString(), shown.GetProperty("version").GetInt64(), shown.GetProperty("span").GetProperty("columns").GetInt32()));
        Assert.Equal("[{\"wall\":\"overview\",\"area\":\"74\",\"seconds\":60},{\"wall\":\"hotline\",\"area\":\"74\",\"seconds\":30,\"from\":\"07:00\",\"to\":\"17:30\"}]",
            shown.GetProperty("items").GetRawText());
        Assert.Single((await (await agent.GetAsync("/api/desk/playlists")).Json()).GetProperty("items").EnumerateArray());
        Assert.Equal(2L, await room.Scalar<long>("select count(*) from act where subject = 'playlist/lobby' and by_subject = 'test-operator'"));
    }

    [Fact]
    public async Task What_is_known_already_is_not_sent_again()
    {
        await Put(agent, Body());
        agent.DefaultRequestHeaders.IfNoneMatch.ParseAdd("\"1\"");

        Assert.Equal(HttpStatusCode.NotModified, (await agent.GetAsync("/api/desk/playlists/lobby")).StatusCode);
    }

    [Fact]
    public async Task Every_fault_is_named_and_nothing_is_stored()
    {
        var answer = await Put(agent, new
        {
            items = new object?[]
            {
                new { wall = "kitchen", area = "99999", seconds = 4, from = "25:00" },
                new { wall = "eid", area = "725", seconds = 60, from = "08:00", to = "08:00" },
                null,
            },
            span = new { columns = 9 },
        }, "Lobby!");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid-request"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal([
            "/name", "/items/0/wall", "/items/0/area", "/items/0/seconds", "/items/0/from", "/items/0/from", "/items/1/from",
            "/items/2/wall", "/items/2/area", "/items/2/seconds", "/span/columns"], await answer.Pointers());
        Assert.Equal(0L, await room.Scalar<long>("select count(*) from playlist"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"items\":[]}")]
    public async Task A_playlist_shows_something(string body) => Assert.Equal(["/items"], await (await agent.PutAsync(
        "/api/desk/playlists/lobby", new StringContent(body, new MediaTypeHeaderValue("application/json")))).Pointers());

    [Fact]
    public async Task Two_operators_do_not_undo_each_other()
    {
        await Put(agent, Body());

        var blind = await Put(agent, Body());
        var late = await Put(agent, Body(), ifMatch: "\"7\"");

        Assert.Equal(((HttpStatusCode)428, "if-match-needed"), (blind.StatusCode, await blind.Problem()));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "version-changed"), (late.StatusCode, await late.Problem()));
        Assert.Equal(1L, await room.Scalar<long>("select version from playlist"));
    }

    [Fact]
    public async Task A_district_can_neither_show_nor_replace_what_is_not_its_own()
    {
        await Put(agent, Body());
        var district = room.Caller("operator", "725");

        foreach (var answer in new[] { await Put(district, Body("725"), ifMatch: "\"1\""), await Put(district, Body("724"), "own") })
            Assert.Equal((HttpStatusCode.Forbidden, "foreign-area"), (answer.StatusCode, await answer.Problem()));
        Assert.Equal(HttpStatusCode.Created, (await Put(district, Body("725"), "own")).StatusCode);
    }

    [Fact]
    public async Task Nobody_finds_what_is_not_there() =>
        Assert.Equal("no-such-playlist", await (await agent.GetAsync("/api/desk/playlists/attic")).Problem());

    [Theory]
    [InlineData("viewer")]
    [InlineData("agency")]
    [InlineData("device")]
    public async Task Only_operators_change_playlists(string role) =>
        Assert.Equal("role-not-allowed", await (await Put(room.Caller(role, "74"), Body())).Problem());
}
