using Ioc.Defaults;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Ioc.Gateway;

/// <summary>The gateway as its own OIDC issuer, on a developer's machine alone.</summary>
public static class LocalIssuerDoor
{
    private const string KeyFile = "LocalIssuer:KeyFile";

    /// <summary>Opens the issuer when a key file is configured; null where tokens come from a real one.</summary>
    public static LocalIssuer? Add(WebApplicationBuilder builder)
    {
        if (builder.Configuration[KeyFile] is not { Length: > 0 } keyFile || Faults(builder.Configuration, builder.Environment).Any()) return null;
        var auth = builder.Configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions();
        var issuer = LocalIssuer.Open(keyFile, auth.Authority, auth.Audience);
        var configuration = new OpenIdConnectConfiguration { Issuer = auth.Authority, SigningKeys = { issuer.PublicKey } };
        builder.Services.AddSingleton(issuer);
        // Its own keys are at hand; asking for them over HTTP would wait for a door that is not open yet.
        builder.Services.Configure<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme, options =>
            options.ConfigurationManager = new StaticConfigurationManager<OpenIdConnectConfiguration>(configuration));
        return issuer;
    }

    /// <summary>A development issuer in production is a forged key to every door.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsProduction() && !string.IsNullOrEmpty(configuration[KeyFile]))
            yield return "LocalIssuer:KeyFile: chỉ dùng khi phát triển / is for development only: remove LocalIssuer__KeyFile and set Auth__Authority to your OIDC issuer, or set ASPNETCORE_ENVIRONMENT=Development.";
    }

    /// <summary>Serves the discovery document and the public key, and lets a wall on this machine in.</summary>
    public static void Map(WebApplication app, LocalIssuer issuer)
    {
        var authority = app.Configuration["Auth:Authority"]!;
        var discovery = new Dictionary<string, object>
        {
            ["issuer"] = authority,
            ["jwks_uri"] = authority.TrimEnd('/') + "/.well-known/jwks.json",
            ["id_token_signing_alg_values_supported"] = new[] { "ES256" },
            ["response_types_supported"] = new[] { "token" },
            ["subject_types_supported"] = new[] { "public" },
        };
        var key = issuer.PublicKey;
        var keys = new Dictionary<string, object>
        {
            ["keys"] = new[] { new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, alg = key.Alg, use = key.Use } },
        };
        Serve(app, "/.well-known/openid-configuration", discovery);
        Serve(app, "/.well-known/jwks.json", keys);
        app.Use(LocalWall.LetIn);
    }

    private static void Serve(WebApplication app, string path, Dictionary<string, object> document) =>
        app.MapGet(path, () => Results.Json(document)).AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();
}
