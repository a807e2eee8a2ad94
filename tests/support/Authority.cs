using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Tests.Support;

/// <summary>The identity system of a province that has signed its operator in already: https, code flow, PKCE demanded.</summary>
public sealed class Authority : IAsyncDisposable
{
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("ioc-authority-");
    private readonly ConcurrentDictionary<string, string> challenges = new();
    private readonly WebApplication app;

    private Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority of a test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, Port, listen => listen.UseHttps(certificate)));
        app = builder.Build();
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, string>
        { ["issuer"] = Address, ["jwks_uri"] = $"{Address}/keys", ["authorization_endpoint"] = $"{Address}/authorize", ["token_endpoint"] = $"{Address}/token" });
        app.MapGet("/keys", () => new { keys = new[] { Tokens.PublishedKey } });
        app.MapGet("/authorize", Authorize);
        app.MapPost("/token", Token);
    }

    private int Port { get; } = Stack.FreePort();

    /// <summary>Its name as an issuer.</summary>
    public string Address => $"https://127.0.0.1:{Port}";

    /// <summary>What a process must trust (<c>SSL_CERT_FILE</c>) to speak with it.</summary>
    public string CertificateFile => Path.Combine(home.FullName, "authority.pem");

    /// <summary>Opens it.</summary>
    public static async Task<Authority> Open()
    {
        var authority = new Authority();
        await authority.app.StartAsync();
        return authority;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        home.Delete(recursive: true);
    }

    private IResult Authorize(HttpRequest request)
    {
        var code = RandomNumberGenerator.GetHexString(16);
        challenges[code] = request.Query["code_challenge"].ToString();
        return Results.Redirect(QueryHelpers.AddQueryString(request.Query["redirect_uri"].ToString(), new Dictionary<string, string?> { ["code"] = code, ["state"] = request.Query["state"] }));
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        return form["client_id"] == "ioc-desk" && challenges.TryRemove(form["code"].ToString(), out var challenge) && challenge == proof
            ? Results.Json(new { access_token = Tokens.Mint("operator", ["74"], issuer: Address), token_type = "Bearer" })
            : Results.BadRequest(new { error = "invalid_grant" });
    }
}
