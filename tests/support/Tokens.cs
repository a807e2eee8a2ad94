using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Tests.Support;

/// <summary>An issuer of this test process alone: real signatures, checked by the real handler.</summary>
public static class Tokens
{
    /// <summary>The issuer that rooms under test believe.</summary>
    public const string Issuer = "http://issuer.test";

    private static readonly ECDsaSecurityKey Key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };

    /// <summary>What others check its signatures with, as an authority publishes it.</summary>
    public static object PublishedKey
    {
        get
        {
            var point = Key.ECDsa.ExportParameters(false).Q;
            return new { kty = "EC", crv = "P-256", kid = Key.KeyId, x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y), alg = "ES256", use = "sig" };
        }
    }

    /// <summary>Mints a token; a negative span makes an expired one.</summary>
    public static string Mint(string role, string[] areas, bool simulated = false, TimeSpan? lasts = null, string audience = "ioc", string issuer = Issuer)
    {
        var until = TimeProvider.System.GetUtcNow().UtcDateTime + (lasts ?? TimeSpan.FromHours(1));
        var claims = new Dictionary<string, object> { ["sub"] = $"test-{role}", ["role"] = role, ["area"] = areas };
        if (simulated) claims["simulated"] = "true";
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer, Audience = audience, Claims = claims, Expires = until, NotBefore = until.AddHours(-2), IssuedAt = until.AddHours(-2),
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
        });
    }

    /// <summary>Makes a room under test believe this issuer, without a call to it.</summary>
    public static void Believe(IServiceCollection services) => services.PostConfigure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
    {
        // The real manager would look the issuer up by name: five seconds for every question where nobody answers for that name.
        options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(new() { Issuer = Issuer });
        options.TokenValidationParameters.IssuerSigningKey = Key;
    });
}
