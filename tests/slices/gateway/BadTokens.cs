using System.Security.Cryptography;
using System.Text;
using Ioc.Gateway;
using Ioc.Tests.Support;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Tests.Slices.Gateway;

/// <summary>Tokens that must open nothing, each wrong in one way, all of role admin.</summary>
public static class BadTokens
{
    public static readonly Dictionary<string, Func<Gate, string>> All = new()
    {
        ["expired"] = Expired,
        ["wrong audience"] = gate => LocalIssuer.Open(gate.KeyFile, Gate.Authority, "another").Mint("admin", ["74"], TimeSpan.FromHours(1)),
        ["wrong issuer"] = gate => LocalIssuer.Open(gate.KeyFile, "https://elsewhere.test", Gate.Audience).Mint("admin", ["74"], TimeSpan.FromHours(1)),
        ["a stranger's key"] = gate => LocalIssuer.Open(gate.KeyFile + ".stranger", Gate.Authority, Gate.Audience).Mint("admin", ["74"], TimeSpan.FromHours(1)),
        ["alg none"] = gate => WithoutSignature(gate.Token("admin")),
        ["public key as a shared secret"] = SignedWithPublicKey,
        ["role changed after signing"] = gate => Changed(gate.Token("viewer"), "viewer", "admin"),
        ["no token at all"] = _ => "x.y.z",
    };

    /// <summary>A token of an hour, signed two hours ago.</summary>
    public static string Expired(Gate gate) => Expired(gate, "admin");

    public static string Expired(Gate gate, string role) => LocalIssuer
        .Open(gate.KeyFile, Gate.Authority, Gate.Audience, new TestClock(TimeProvider.System.GetUtcNow().AddHours(-2)))
        .Mint(role, ["74"], TimeSpan.FromHours(1));

    private static string WithoutSignature(string token) =>
        Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""") + "." + token.Split('.')[1] + ".";

    private static string SignedWithPublicKey(Gate gate)
    {
        var content = Base64UrlEncoder.Encode("""{"alg":"HS256","typ":"at+jwt","kid":"KID"}""".Replace("KID", gate.Issuer.PublicKey.Kid))
            + "." + gate.Token("admin").Split('.')[1];
        var key = Encoding.ASCII.GetBytes(gate.Issuer.PublicKey.X + gate.Issuer.PublicKey.Y);
        return content + "." + Base64UrlEncoder.Encode(HMACSHA256.HashData(key, Encoding.ASCII.GetBytes(content)));
    }

    private static string Changed(string token, string from, string to)
    {
        var parts = token.Split('.');
        parts[1] = Base64UrlEncoder.Encode(Base64UrlEncoder.Decode(parts[1]).Replace(from, to));
        return string.Join('.', parts);
    }
}
