using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Ioc.Desk;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>The real gateway before the real desk: from the code on a wall to its last frame.</summary>
public sealed class WallsThatEnrol(RealDatabases databases) : IAsyncLifetime
{
    private Upstream screens = null!;
    private Room<DeskOptions> desk = null!;
    private HttpClient agent = null!;
    private Gate gate = null!;

    public async ValueTask InitializeAsync()
    {
        screens = await Upstream.Open();
        var address = FreeAddress();
        desk = new Room<DeskOptions>("desk", await databases.Servers.NewDatabaseAsync(), ("Auth:Devices", address), ("urls", "http://127.0.0.1:0"));
        desk.Clock.Now = TimeProvider.System.GetUtcNow();
        desk.UseKestrel();
        desk.StartServer();
        agent = desk.Caller("operator", "74", "79");
        gate = await Gate.Open(screens.Address, $"services:desk:http:0={desk.ClientOptions.BaseAddress}", $"urls={address}");
    }

    public async ValueTask DisposeAsync()
    {
        screens.EndStreams();
        await gate.DisposeAsync();
        await desk.DisposeAsync();
        await screens.DisposeAsync();
    }

    private static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    private Task<HttpResponseMessage> Post(string path, object body) => gate.Send("POST", path, shape: x => x.Content = JsonContent.Create(body));

    private Task<HttpResponseMessage> Claim(string secret) => Post("/api/desk/devices:claim", new { secret });

    private Task<HttpResponseMessage> Ask(string path, string cookie, string method = "GET") => gate.Send(method, path, shape: x => x.Headers.Add("Cookie", cookie));

    /// <summary>Enrols a wall as a person would; answers its id and its cookie.</summary>
    private async Task<(string Id, string Cookie)> Enrol()
    {
        var given = await (await Post("/api/desk/devices", new { })).Json();
        var secret = given.GetProperty("secret").GetString()!;
        using (var waits = await Claim(secret))
        {
            Assert.Equal(HttpStatusCode.Accepted, waits.StatusCode);
            Assert.False(waits.Headers.Contains("Set-Cookie"));
        }
        var tied = await agent.Post($"/api/desk/devices/{given.GetProperty("code").GetString()}:tie", new { name = "Sảnh", area = "79" });
        Assert.Equal(HttpStatusCode.OK, tied.StatusCode);
        using var claimed = await Claim(secret);
        Assert.Equal(HttpStatusCode.OK, claimed.StatusCode);
        Assert.DoesNotContain(secret, await claimed.Content.ReadAsStringAsync());
        var cookie = claimed.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        return ((await tied.Json()).GetProperty("id").GetString()!, cookie.Split(';')[0]);
    }

    [Fact]
    public async Task A_tied_wall_reads_with_its_cookie_and_the_rooms_see_a_short_token_of_its_own()
    {
        var (id, cookie) = await Enrol();
        var me = await (await Ask("/api/desk/devices/me", cookie)).Json();
        var echo = await Echo.Of(await Ask("/api/screens/79/tiles", cookie));

        Assert.Equal((id, "79"), (me.GetProperty("id").GetString(), me.GetProperty("area").GetString()));
        Assert.DoesNotContain("Cookie", echo.Headers);
        var token = new Microsoft.IdentityModel.JsonWebTokens.JsonWebToken(echo.Headers["Authorization"]["Bearer ".Length..]);
        Assert.Equal(("device", "79", id), (token.GetClaim("role").Value, token.GetClaim("area").Value, token.Subject));
        Assert.InRange(token.ValidTo - token.IssuedAt, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData("POST", "/api/desk/devices/me", "no-token")]
    [InlineData("GET", "/api/hotline/tickets", "role-not-allowed")]
    [InlineData("GET", "/api/desk/alarms", "role-not-allowed")]
    public async Task A_wall_reads_walls_and_nothing_else(string method, string path, string problem)
    {
        var (_, cookie) = await Enrol();

        Assert.Equal(problem, await (await Ask(path, cookie, method)).Problem());
    }

    [Fact]
    public async Task A_revoked_walls_stream_ends_within_five_seconds_and_its_requests_are_refused()
    {
        var (id, cookie) = await Enrol();
        using var stream = await Ask("/api/screens/79/stream", cookie);
        await using var frames = await stream.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        Assert.True(await frames.ReadAsync(new byte[256], TestContext.Current.CancellationToken) > 0);
        using var other = await Ask("/api/screens/79/stream", (await Enrol()).Cookie);
        await agent.DeleteAsync($"/api/desk/devices/{id}");

        await Eventually.Holds(async () =>
        {
            try { return await frames.ReadAsync(new byte[256]) == 0; }
            catch (Exception cut) when (cut is IOException or HttpRequestException) { return true; }
        }, "the stream of the revoked wall ends", TimeSpan.FromSeconds(5));
        using var refused = await Ask("/api/screens/79/tiles", cookie);
        Assert.Equal((HttpStatusCode.Unauthorized, "device-revoked"), (refused.StatusCode, await refused.Problem()));
        Assert.Equal("code-ended", await (await Claim(cookie.Split('=')[1])).Problem());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var page = await Ask("/walls/79", cookie);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.False(page.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_secret_that_nobody_was_given_opens_nothing() =>
        Assert.Equal("device-revoked", await (await Ask("/api/screens/79/tiles", "ioc_wall=made-up")).Problem());

    [Fact]
    public async Task A_desk_that_is_away_stops_no_wall_that_is_known()
    {
        var (_, cookie) = await Enrol();
        using (var known = await Ask("/api/screens/79/tiles", cookie)) Assert.Equal(HttpStatusCode.OK, known.StatusCode);
        await desk.DisposeAsync();

        using (var still = await Ask("/api/screens/79/tiles", cookie)) Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        foreach (var answer in new[] { await Ask("/api/screens/79/tiles", "ioc_wall=another"), await Claim("another") })
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "desk-away"), (answer.StatusCode, await answer.Problem()));
    }

    [Theory]
    [InlineData("admin", "bad-token")]
    [InlineData("operator", "bad-token")]
    [InlineData("device", "role-not-allowed")]
    public async Task The_gateways_key_is_believed_for_walls_alone(string role, string problem) =>
        Assert.Equal(problem, await (await desk.Bearer(gate.Walls.Mint(role, ["79"], TimeSpan.FromHours(1))).GetAsync("/api/desk/alarms")).Problem());

    [Fact]
    public async Task Codes_are_given_out_slowly()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 45).Select(_ => Post("/api/desk/devices", new { })));

        Assert.InRange(answers.Count(x => x.StatusCode == HttpStatusCode.Created), 1, 40);
        Assert.Contains(answers, x => x.StatusCode == HttpStatusCode.TooManyRequests);
    }
}
