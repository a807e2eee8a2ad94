using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Ioc.Defaults;

/// <summary>Who asks: role and areas come from the token alone, never from the request.</summary>
public sealed class Caller(ClaimsPrincipal user)
{
    /// <summary>Subject of the token; an account or device, not a citizen.</summary>
    public string Subject { get; } = user.FindFirst("sub")?.Value ?? "";

    /// <summary>Name of the account for people to read; the subject when the issuer gives none.</summary>
    public string Name { get; } = user.FindFirst("name")?.Value ?? user.FindFirst("sub")?.Value ?? "";

    /// <summary>viewer, operator, agency, district, admin or device.</summary>
    public string Role { get; } = user.FindFirst("role")?.Value ?? "";

    /// <summary>Codes of the units whose subtrees the caller may read and write.</summary>
    public IReadOnlyList<string> AreaCodes { get; } = [.. user.FindAll("area").Select(x => x.Value)];

    /// <summary>True for a simulator: everything it writes is marked.</summary>
    public bool Simulated { get; } = user.HasClaim("simulated", "true");

    /// <summary>True when a segment of the path is one of the caller's units.</summary>
    /// <param name="areaPath">e.g. <c>74.725.25975</c>.</param>
    public bool Covers(string areaPath)
    {
        foreach (var segment in areaPath.AsSpan().Split('.'))
            foreach (var code in AreaCodes)
                if (areaPath.AsSpan(segment).SequenceEqual(code)) return true;
        return false;
    }

    /// <summary>Lets an act take the caller as a parameter.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) =>
        ValueTask.FromResult<Caller?>(new Caller(context.User));
}
