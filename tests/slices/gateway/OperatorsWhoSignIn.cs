using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using Ioc.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>The authorization code flow with PKCE, before a small authority that checks what a strict one checks.</summary>
public sealed class OperatorsWhoSignIn : IAsyncLifetime
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-authority-");
    private readonly Dictionary<string, string> challenges = [];
    private WebApplication oidc = null!;
    private Upstream upstream = null!;
    private Gate gate = null!;
    private string role = "operator";

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        oidc = builder.Build();
        oidc.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, string>
        {
            ["issuer"] = Authority, ["jwks_uri"] = $"{Authority}/keys", ["authorization_endpoint"] = $"{Authority}/authorize", ["token_endpoint"] = $"{Authority}/token",
            ["end_session_endpoint"] = $"{Authority}/logout",
        });
        oidc.MapGet("/keys", () => new { keys = new[] { new { kty = "EC", crv = "P-256", kid = Key.PublicKey.Kid, x = Key.PublicKey.X, y = Key.PublicKey.Y } } });
        oidc.MapPost("/token", Token);
        await oidc.StartAsync(TestContext.Current.CancellationToken);
        upstream = await Upstream.Open();
        gate = await Gate.Open(upstream.Address, "LocalIssuer:KeyFile=", $"Auth:Authority={Authority}", "SignIn:ClientId=ioc-desk", "SignIn:ClientSecret=s3cret");
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await upstream.DisposeAsync();
        await oidc.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task Whom_the_authority_knows_reads_and_writes_with_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        var (state, underWay) = await Begin("/desk/alarms?area=74");
        using var answer = await Answer($"code={Code()}&state={state}", underWay);
        Assert.Equal((302, "/desk/alarms?area=74"), ((int)answer.StatusCode, answer.Headers.Location!.OriginalString));
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        var session = cookies.Single(x => x.StartsWith("ioc_desk=", StringComparison.Ordinal));
        foreach (var part in new[] { "httponly", "samesite=strict", "path=/", "max-age=" }) Assert.Contains(part, session);
        Assert.DoesNotContain("eyJ", session);
        Assert.Contains(cookies, x => x.StartsWith("ioc_sign_in=;", StringComparison.Ordinal));

        var cookie = session.Split(';')[0];
        using var me = await Send("GET", "/api/sign-in", cookie);
        Assert.Equal("operator", (await me.Content.ReadFromJsonAsync<ShowSession.Response>(TestContext.Current.CancellationToken))!.Role);
        Assert.Equal(200, await Status("GET", "/api/desk/alarms", cookie));
        Assert.Equal(200, await Status("POST", "/api/hotline/tickets", cookie, site: "same-origin"));
        foreach (var site in new[] { "cross-site", "same-site", "none", null })
        {
            using var forged = await Send("POST", "/api/hotline/tickets", cookie, site);
            await Problem.Is(401, "no-token", forged);
        }

        using var end = await Send("DELETE", "/api/sign-in", cookie);
        Assert.Contains(end.Headers.GetValues("Set-Cookie"), x => x.StartsWith("ioc_desk=;", StringComparison.Ordinal));
        var next = new Uri((await end.Content.ReadFromJsonAsync<EndSession.Response>(TestContext.Current.CancellationToken))!.Next);
        Assert.Equal($"{Authority}/logout", next.GetLeftPart(UriPartial.Path));
        Assert.Equal($"{gate.Client.BaseAddress}desk", QueryHelpers.ParseQuery(next.Query)["post_logout_redirect_uri"].ToString());
    }

    [Fact]
    public async Task The_request_to_the_authority_carries_a_proof_and_no_secret()
    {
        using var begin = await gate.Send("GET", "/api/sign-in/begin?to=//elsewhere.test/desk");
        var asked = QueryHelpers.ParseQuery(begin.Headers.Location!.Query);
        Assert.Equal(("code", "ioc-desk", "S256"), (asked["response_type"].ToString(), asked["client_id"].ToString(), asked["code_challenge_method"].ToString()));
        Assert.Equal($"{gate.Client.BaseAddress}api/sign-in/answer", asked["redirect_uri"].ToString());
        Assert.DoesNotContain("s3cret", begin.Headers.Location.Query);
        var underWay = begin.Headers.GetValues("Set-Cookie").Single();
        foreach (var part in new[] { "httponly", "samesite=lax", "path=/api/sign-in" }) Assert.Contains(part, underWay);
        challenges[asked["state"].ToString()] = asked["code_challenge"].ToString();
        using var answer = await Answer($"code={asked["state"]}&state={asked["state"]}", underWay.Split(';')[0]);
        Assert.Equal("/desk", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task An_answer_that_nobody_asked_for_signs_nobody_in()
    {
        var (state, underWay) = await Begin("/desk");
        using var foreign = await Answer($"code={Code()}&state={state}x", underWay);
        await Problem.Is(400, "sign-in-not-begun", foreign);
        using var bare = await Answer($"code={Code()}&state={state}", "ioc_sign_in=AAAA");
        await Problem.Is(400, "sign-in-not-begun", bare);
        using var declined = await Answer($"error=access_denied&state={state}", underWay);
        await Problem.Is(403, "sign-in-declined", declined);
        var (other, _) = await Begin("/desk");
        using var injected = await Answer($"code={other}&state={state}", underWay);
        await Problem.Is(403, "sign-in-declined", injected);
        Assert.All(new[] { foreign, bare, declined, injected }, x => Assert.DoesNotContain(x.Headers.TryGetValues("Set-Cookie", out var set) ? set : [], y => y.StartsWith("ioc_desk=", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("device")]
    [InlineData("nobody")]
    public async Task Who_is_no_person_of_the_centre_is_not_signed_in(string other)
    {
        role = other;
        var (state, underWay) = await Begin("/desk");
        using var answer = await Answer($"code={state}&state={state}", underWay);
        await Problem.Is(403, "sign-in-without-role", answer);
    }

    [Fact]
    public async Task A_cookie_that_was_changed_is_none()
    {
        var (state, underWay) = await Begin("/desk");
        using var answer = await Answer($"code={Code()}&state={state}", underWay);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(x => x.StartsWith("ioc_desk=", StringComparison.Ordinal)).Split(';')[0];
        var changed = cookie[..^5] + (cookie[^5] == 'A' ? 'B' : 'A') + cookie[^4..];
        Assert.Equal(200, await Status("GET", "/api/sign-in", cookie));
        Assert.Equal(401, await Status("GET", "/api/sign-in", changed));
        Assert.Equal(401, await Status("GET", "/api/sign-in", "ioc_desk=" + underWay.Split('=', 2)[1]));
    }

    [Fact]
    public async Task An_authority_that_is_away_is_said_to_be()
    {
        var (state, underWay) = await Begin("/desk");
        await oidc.StopAsync(TestContext.Current.CancellationToken);
        using var answer = await Answer($"code={state}&state={state}", underWay);
        await Problem.Is(503, "authority-away", answer);
    }

    [Fact]
    public async Task Without_a_client_there_is_nothing_to_sign_in_to()
    {
        await using var plain = await Gate.Open(upstream.Address);
        using var answer = await plain.Send("GET", "/api/sign-in/begin");
        await Problem.Is(404, "no-such-path", answer);
    }

    private string Authority => Gate.Address(oidc).ToString().TrimEnd('/');

    private LocalIssuer Key => LocalIssuer.Open(Path.Combine(home.FullName, "key"), Authority, Gate.Audience);

    /// <summary>The code of the last sign-in that was begun: its state.</summary>
    private string Code() => challenges.Keys.Last();

    private async Task<(string State, string UnderWay)> Begin(string to)
    {
        using var begin = await gate.Send("GET", $"/api/sign-in/begin?to={Uri.EscapeDataString(to)}");
        var asked = QueryHelpers.ParseQuery(begin.Headers.Location!.Query);
        challenges[asked["state"].ToString()] = asked["code_challenge"].ToString();
        return (asked["state"].ToString(), begin.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
    }

    private Task<HttpResponseMessage> Answer(string query, string cookie) => Send("GET", $"/api/sign-in/answer?{query}", cookie);

    private Task<HttpResponseMessage> Send(string method, string path, string cookie, string? site = null) => gate.Send(method, path, shape: request =>
    {
        request.Headers.Add("Cookie", cookie);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (method == "POST") request.Content = JsonContent.Create(new { area = "25975" });
    });

    private async Task<int> Status(string method, string path, string cookie, string? site = null)
    {
        using var answer = await Send(method, path, cookie, site);
        return (int)answer.StatusCode;
    }

    /// <summary>A code is good once, for the client with its secret and for who can prove that it began.</summary>
    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        var isGood = (form["grant_type"], form["client_id"], form["client_secret"]) == ("authorization_code", "ioc-desk", "s3cret")
            && form["redirect_uri"] == $"{gate.Client.BaseAddress}api/sign-in/answer" && challenges.Remove(form["code"].ToString(), out var challenge) && challenge == proof;
        return isGood ? Results.Json(new { access_token = Key.Mint(role, ["74"], TimeSpan.FromMinutes(20)), token_type = "Bearer" }) : Results.BadRequest(new { error = "invalid_grant" });
    }
}
