using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Ioc.Gateway;
using Ioc.Tests.Support;
using Xunit;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>The gateway's own program as a province runs it: Production, and tokens of an OIDC authority behind https.</summary>
public sealed class InProduction : IAsyncLifetime
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-production-");
    private Authority authority = null!;
    private Upstream upstream = null!;

    public async ValueTask InitializeAsync()
    {
        authority = await Authority.Open();
        upstream = await Upstream.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await upstream.DisposeAsync();
        await authority.DisposeAsync();
        home.Delete(recursive: true);
    }

    [Fact]
    public async Task The_authoritys_tokens_open_the_door_and_nobody_elses_do()
    {
        var address = new Uri($"http://127.0.0.1:{Stack.FreePort()}");
        using var gateway = Begin(("ASPNETCORE_URLS", address.ToString()), ("Auth__Authority", authority.Address));
        try
        {
            using var client = new HttpClient { BaseAddress = address };
            await Eventually.Holds(async () =>
            {
                Assert.False(gateway.HasExited);
                try { return (await client.GetAsync("/health/live")).IsSuccessStatusCode; }
                catch (HttpRequestException) { return false; }
            }, "the gateway answers");

            Assert.Equal(HttpStatusCode.OK, await Status(client, Tokens.Mint("viewer", ["74"], issuer: authority.Address)));
            var forged = LocalIssuer.Open(Path.Combine(home.FullName, "forger"), authority.Address, Gate.Audience);
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(client, forged.Mint("admin", ["74"], TimeSpan.FromHours(1))));
            Assert.Equal(HttpStatusCode.Unauthorized, await Status(client, Tokens.Mint("viewer", ["74"], lasts: TimeSpan.FromHours(-1), issuer: authority.Address)));
            foreach (var path in (string[])["/.well-known/openid-configuration", "/.well-known/jwks.json"])
                Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(path)).StatusCode);
            Assert.False((await client.GetAsync("/")).Headers.Contains("Set-Cookie"));
        }
        finally
        {
            gateway.Kill();
            await gateway.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Without_an_authority_it_ends_with_one_sentence()
    {
        using var gateway = Begin(("ASPNETCORE_URLS", "http://127.0.0.1:0"));
        var said = await gateway.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await gateway.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, gateway.ExitCode);
        Assert.Equal("Auth:Authority", Assert.Single(said.Split('\n'), x => x.StartsWith("- ", StringComparison.Ordinal))[2..].Split(": ")[0]);
    }

    private static async Task<HttpStatusCode> Status(HttpClient client, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/screens/74/tiles");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    private Process Begin(params (string Name, string Value)[] environment)
    {
        var configuration = Directory.GetParent(AppContext.BaseDirectory.TrimEnd('/'))!.Name;
        var start = new ProcessStartInfo("dotnet", [Path.Combine(Gate.Root, "gateway", "bin", configuration, "net10.0", "Ioc.Gateway.dll")]) { RedirectStandardError = true };
        (string, string)[] all =
        [
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("DOTNET_ENVIRONMENT", "Production"), ("SSL_CERT_FILE", authority.CertificateFile), ("Logging__LogLevel__Default", "Error"),
            ("Devices__KeyFile", Path.Combine(home.FullName, "devices.key")), .. Gate.Rooms.Select(x => ($"services__{x}__http__0", upstream.Address)), .. environment,
        ];
        foreach (var (name, value) in all) start.Environment[name] = value;
        return Process.Start(start)!;
    }
}
