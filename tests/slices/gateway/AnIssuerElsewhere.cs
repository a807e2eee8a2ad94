using System.Security.Cryptography;
using Ioc.Gateway;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>Tokens of an OIDC issuer that is asked over HTTP, with a key that is rolled over while the gateway runs.</summary>
public sealed class AnIssuerElsewhere : IAsyncLifetime
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-issuer-");
    private WebApplication oidc = null!;
    private Upstream upstream = null!;
    private Gate gate = null!;
    private LocalIssuer key = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = ["--hostBuilder:reloadConfigOnChange=false"] });
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        oidc = builder.Build();
        oidc.MapGet("/.well-known/openid-configuration", (HttpRequest request) =>
            new Dictionary<string, string> { ["issuer"] = $"http://{request.Host}", ["jwks_uri"] = $"http://{request.Host}/keys" });
        oidc.MapGet("/keys", () => new { keys = new[] { new { kty = "EC", crv = "P-256", kid = key.PublicKey.Kid, x = key.PublicKey.X, y = key.PublicKey.Y } } });
        await oidc.StartAsync(TestContext.Current.CancellationToken);
        key = Key("first");
        upstream = await Upstream.Open();
        gate = await Gate.Open(upstream.Address, "LocalIssuer:KeyFile=", $"Auth:Authority={Authority}");
    }

    public async ValueTask DisposeAsync()
    {
        await gate.DisposeAsync();
        await upstream.DisposeAsync();
        await oidc.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task Its_tokens_open_the_door_and_the_local_documents_are_gone()
    {
        Assert.Equal(200, await Status(Token()));
        using var answer = await gate.Send("GET", "/.well-known/jwks.json");
        await Problem.Is(404, "no-such-path", answer);
    }

    [Fact]
    public async Task A_wall_gets_no_cookie_by_itself()
    {
        using var answer = await gate.Send("GET", "/");
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task When_the_key_is_rolled_over_new_tokens_open_and_old_ones_no_longer_do()
    {
        var old = Token();
        Assert.Equal(200, await Status(old));
        Assert.Equal(200, await Status(old));
        key = Key("second");
        await Becomes(200, Token());
        await Becomes(401, old);
    }

    /// <summary>The first answer under a new key may still be a refusal: it is what makes the gateway ask for the keys.</summary>
    private async Task Becomes(int status, string token)
    {
        var asked = 0;
        while (await Status(token) != status) Assert.True(++asked < 2_000, $"still not {status} after {asked} requests");
    }

    private async Task<int> Status(string token)
    {
        using var answer = await gate.Send("GET", "/api/screens/74/tiles", token);
        return (int)answer.StatusCode;
    }

    private string Authority => Gate.Address(oidc).ToString().TrimEnd('/');
    private string Token() => key.Mint("viewer", ["74"], TimeSpan.FromHours(1), subject: RandomNumberGenerator.GetHexString(8));
    private LocalIssuer Key(string name) => LocalIssuer.Open(Path.Combine(home.FullName, name), Authority, Gate.Audience);
}
