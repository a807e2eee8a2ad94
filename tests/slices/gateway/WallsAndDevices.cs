using Microsoft.IdentityModel.JsonWebTokens;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class WallsAndDevices : IAsyncLifetime
{
    private Upstream upstream = null!;
    private Gate gate = null!;

    public async ValueTask InitializeAsync()
    {
        upstream = await Upstream.Open();
        upstream.EndStreams();
        gate = await Gate.Open(upstream.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await upstream.DisposeAsync();
    }

    [Fact]
    public async Task The_service_gets_the_cookie_as_a_bearer_and_no_cookie()
    {
        var token = gate.Token("device");
        var echo = await Echo.Of(await Ask("GET", "/api/screens/74/tiles", $"ioc_device={token}"));
        Assert.Equal($"Bearer {token}", echo.Headers["Authorization"]);
        Assert.DoesNotContain("Cookie", echo.Headers);
    }

    [Fact]
    public async Task A_token_in_the_header_goes_before_the_cookie()
    {
        using var answer = await gate.Send("GET", "/api/hotline/tickets", gate.Token("viewer"), x => x.Headers.Add("Cookie", $"ioc_device={gate.Token("device")}"));
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("POST", "/api/screens/alarms/1/acknowledge")]
    [InlineData("POST", "/api/hotline/tickets")]
    [InlineData("DELETE", "/api/catalogue/services/1")]
    public async Task A_cookie_never_writes(string method, string path) =>
        await Problem.Is(401, "no-token", await Ask(method, path, $"ioc_device={gate.Token("admin")}"));

    [Fact]
    public async Task A_token_in_the_address_opens_nothing() =>
        await Problem.Is(401, "no-token", await gate.Send("GET", $"/api/screens/74/tiles?access_token={gate.Token("device")}"));

    [Fact]
    public async Task A_browser_stops_being_a_wall()
    {
        using var answer = await gate.Send("DELETE", "/device");
        Assert.Equal(204, (int)answer.StatusCode);
        Assert.Equal(["ioc_device=; expires=Thu, 01 Jan 1970", "ioc_wall=; expires=Thu, 01 Jan 1970"], answer.Headers.GetValues("Set-Cookie").Select(x => x[..x.IndexOf(" 00:")]));
    }

    [Theory]
    [InlineData("/", "74 79")]
    [InlineData("/walls/725", "725")]
    [InlineData("/walls/25975/sensors", "25975")]
    public async Task On_a_developers_machine_a_wall_gets_its_cookie_by_itself(string path, string areas)
    {
        using var answer = await gate.Send("GET", path);
        var token = Given(answer)!;
        Assert.Equal("device", token.GetClaim("role").Value);
        Assert.Equal(areas, AreasOf(token));
        using var tiles = await Ask("GET", "/api/screens/725/tiles", answer.Headers.GetValues("Set-Cookie").Single());
        Assert.Equal(200, (int)tiles.StatusCode);
    }

    [Fact]
    public async Task A_wall_that_has_a_good_cookie_keeps_it() =>
        Assert.Null(Given(await Ask("GET", "/walls/74", $"ioc_device={gate.Token("device")}")));

    [Fact]
    public async Task A_second_wall_in_the_same_browser_adds_its_area() =>
        Assert.Equal("725 74", AreasOf(Given(await Ask("GET", "/walls/725", $"ioc_device={gate.Token("device")}"))!));

    [Fact]
    public async Task A_wall_whose_cookie_has_ended_gets_a_new_one()
    {
        var answer = await Ask("GET", "/walls/74", $"ioc_device={BadTokens.Expired(gate, "device")}");
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.True(Given(answer)!.ValidTo > TimeProvider.System.GetUtcNow().UtcDateTime);
    }

    [Theory]
    [InlineData("GET", "/walls/725", "Host", "wall.attacker.test")]
    [InlineData("GET", "/walls/725", "X-Forwarded-For", "203.0.113.9")]
    [InlineData("HEAD", "/walls/725", "Accept", "*/*")]
    [InlineData("GET", "/walls/abc", "Accept", "*/*")]
    [InlineData("GET", "/assets/wall.js", "Accept", "*/*")]
    public async Task Nobody_else_gets_one(string method, string path, string header, string value) =>
        Assert.Null(Given(await gate.Send(method, path, shape: x => x.Headers.TryAddWithoutValidation(header, value))));

    private static JsonWebToken? Given(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? new JsonWebToken(cookies.Single().Split(';')[0].Split('=')[1]) : null;

    private static string AreasOf(JsonWebToken token) => string.Join(' ', token.Claims.Where(x => x.Type == "area").Select(x => x.Value));

    private Task<HttpResponseMessage> Ask(string method, string path, string cookie) =>
        gate.Send(method, path, shape: x => x.Headers.Add("Cookie", cookie.Split(';')[0]));
}
