using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>The gateway as the issuer of walls' tokens, for the rooms inside; people's tokens are another issuer's affair.</summary>
public static class DeviceDoor
{
    /// <summary>Where the path of the key is configured.</summary>
    public const string KeyFile = "Devices:KeyFile";

    /// <summary>Opens the key; whoever comes first makes it.</summary>
    public static void Add(WebApplicationBuilder builder)
    {
        if (Faults(builder.Configuration).Any()) return;
        var audience = (builder.Configuration.GetSection("Auth").Get<AuthOptions>() ?? new AuthOptions()).Audience;
        var key = LocalIssuer.Open(builder.Configuration[KeyFile]!, DeviceTokens.Issuer, audience);
        builder.Services.AddSingleton(x => ActivatorUtilities.CreateInstance<DeviceSessions>(x, key));
        builder.Services.AddHostedService(x => x.GetRequiredService<DeviceSessions>());
        builder.Services.AddKeyedSingleton(DeviceTokens.Issuer, key);
    }

    /// <summary>Without a key no wall could come in.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[KeyFile]))
            yield return "Devices:KeyFile: thiếu; đặt đường dẫn tệp khóa của thiết bị / missing: give the path of the devices' key (ES256, PEM, mode 0600; made when it is not there).";
    }

    /// <summary>Serves the discovery document and the public key.</summary>
    public static void Map(WebApplication app)
    {
        var key = app.Services.GetRequiredKeyedService<LocalIssuer>(DeviceTokens.Issuer).PublicKey;
        app.MapGet(DeviceTokens.DiscoveryPath, (HttpRequest request) => Results.Json(new Dictionary<string, object>
        {
            ["issuer"] = DeviceTokens.Issuer,
            ["jwks_uri"] = $"{request.Scheme}://{request.Host}{DeviceTokens.KeysPath}",
        })).AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();
        app.MapGet(DeviceTokens.KeysPath, () => Results.Json(new Dictionary<string, object>
        {
            ["keys"] = new[] { new { kty = key.Kty, crv = key.Crv, x = key.X, y = key.Y, kid = key.Kid, alg = key.Alg, use = key.Use } },
        })).AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();
    }
}
