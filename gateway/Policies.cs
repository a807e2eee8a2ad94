using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>The coarse answer to "may this role come in here"; each act decides the rest, area included.</summary>
public static class Policies
{
    /// <summary>Everybody who may read figures and records.</summary>
    public const string Read = "read";

    /// <summary>Everybody who may write records.</summary>
    public const string Write = "write";

    /// <summary>Readers and walls.</summary>
    public const string Wall = "wall";

    private static readonly Dictionary<string, string[]> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        [Read] = [.. Roles.Readers, Roles.Admin], [Write] = [.. Roles.Writers, Roles.Admin], [Wall] = [.. Roles.Readers, Roles.Device, Roles.Admin],
    };

    /// <summary>Adds the policies that routes name.</summary>
    public static void Add(IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder();
        foreach (var (name, roles) in ByName) policies.AddPolicy(name, policy => policy.RequireRole(roles));
    }

    /// <summary>Roles that a policy lets in; null when it is none of these.</summary>
    public static string[]? RolesOf(string? policy) => policy is null ? null : ByName.GetValueOrDefault(policy);
}
