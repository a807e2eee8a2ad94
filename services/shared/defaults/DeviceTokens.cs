using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Defaults;

/// <summary>The tokens of walls: signed by the gateway with a key of its own, whoever the issuer of people is, and good for one role.</summary>
public static class DeviceTokens
{
    /// <summary>Their issuer.</summary>
    public const string Issuer = "urn:ioc:devices";

    /// <summary>Where the gateway says who it is, for the rooms inside.</summary>
    public const string DiscoveryPath = "/.well-known/ioc-devices";

    /// <summary>Where the gateway shows its public key.</summary>
    public const string KeysPath = "/.well-known/ioc-devices/keys";

    /// <summary>The scheme that checks them.</summary>
    public const string Name = "Device";

    private const string Bearer = "Bearer ";

    /// <summary>Which scheme checks a request: read from the token before anything of it is believed.</summary>
    internal static string? Scheme(HttpContext context)
    {
        if (context.Request.Headers.Authorization is not [{ } header] || !header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return null;
        try { return new JsonWebToken(header[Bearer.Length..].Trim()).Issuer == Issuer ? Name : null; }
        catch (Exception malformed) when (malformed is ArgumentException or SecurityTokenException) { return null; }
    }

    /// <summary>The gateway's key opens no other door: not that of an operator, whatever the token says.</summary>
    internal static bool IsOfDevice(TokenValidatedContext context)
    {
        if (new Caller(context.Principal!).Role == Roles.Device) return true;
        context.Fail(new SecurityTokenInvalidIssuerException("a device token of another role"));
        return false;
    }
}
