using Xunit;

namespace Ioc.Tests.Slices.Gateway;

public sealed class WhoMayComeIn : IAsyncLifetime
{
    private static readonly string[] EveryRole = ["viewer", "operator", "agency", "district", "admin", "device"];

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

    public static TheoryData<string> KindsOfBadToken() => [.. BadTokens.All.Keys];

    [Fact]
    public void Every_route_has_a_row_in_the_table_and_every_row_a_route() =>
        Assert.Equal(Doors.Roles.Keys.Order(), Doors.All.Select(x => x.Id).Distinct().Order());

    [Fact]
    public async Task Every_role_comes_in_where_the_table_says_and_nowhere_else()
    {
        // A token that was found good once is taken another way than one that comes for the first time.
        var known = EveryRole.ToDictionary(role => role, role => gate.Token(role));
        foreach (var route in Doors.Closed)
            foreach (var role in EveryRole)
            {
                using var answer = await gate.Send(route.Method, route.Path, known[role]);
                if (Doors.Roles[route.Id].Split(' ').Contains(role)) Assert.True(answer.IsSuccessStatusCode, $"{role} {route}: {answer.StatusCode}");
                else if (route.Method == "HEAD") Assert.Equal(403, (int)answer.StatusCode);
                else await Problem.Is(403, "role-not-allowed", answer);
            }
    }

    [Fact]
    public async Task Without_a_token_every_closed_route_asks_for_one()
    {
        foreach (var route in Doors.Closed.Where(x => x.Method != "HEAD"))
        {
            using var answer = await gate.Send(route.Method, route.Path);
            await Problem.Is(401, "no-token", answer);
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        }
        Assert.Empty(upstream.Asked);
    }

    [Fact]
    public async Task Without_a_token_every_open_route_answers()
    {
        foreach (var route in Doors.All.Except(Doors.Closed))
            using (var answer = await gate.Send(route.Method, route.Path)) Assert.True(answer.IsSuccessStatusCode, $"{route}: {answer.StatusCode}");
    }

    [Theory, MemberData(nameof(KindsOfBadToken))]
    public async Task A_bad_token_opens_no_closed_route(string kind)
    {
        var token = BadTokens.All[kind](gate);
        foreach (var route in Doors.Closed.Where(x => x.Method != "HEAD"))
            using (var answer = await gate.Send(route.Method, route.Path, token))
                await Problem.Is(401, kind == "expired" ? "expired-token" : "bad-token", answer);
        Assert.Empty(upstream.Asked);
    }

    [Theory]
    [InlineData("GET", "/api/payments/orders")]
    [InlineData("GET", "/nothing/here")]
    [InlineData("TRACE", "/api/hotline/tickets")]
    public async Task An_unknown_path_is_a_problem_to_everybody(string method, string path)
    {
        foreach (var token in new[] { null, gate.Token("admin") })
            using (var answer = await gate.Send(method, path, token))
                await Problem.Is(404, "no-such-path", answer);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/health/ready")]
    [InlineData("/health/other")]
    [InlineData("/openapi/v1.json")]
    [InlineData("//metrics")]
    [InlineData("/api/hotline/%2e%2e/%2e%2e/metrics")]
    [InlineData("/api/hotline/../../health/live")]
    public async Task What_is_only_for_inside_is_never_asked_of_a_service(string path)
    {
        var answer = await gate.SendAsWritten($"GET {path} HTTP/1.1\r\nHost: gate\r\nConnection: close\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 ", answer);
        Assert.Empty(upstream.Asked);
    }
}
