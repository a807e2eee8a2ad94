using Ioc.Defaults;
using Microsoft.AspNetCore.Authorization.Policy;

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

    /// <summary>Adds the policies that routes name.</summary>
    public static void Add(IServiceCollection services) => services.AddSingleton<IPolicyEvaluator, RolesAtOnce>().AddAuthorizationBuilder()
        .AddPolicy(Read, policy => policy.RequireRole([.. Roles.Readers, Roles.Admin]))
        .AddPolicy(Write, policy => policy.RequireRole([.. Roles.Writers, Roles.Admin]))
        .AddPolicy(Wall, policy => policy.RequireRole([.. Roles.Readers, Roles.Device, Roles.Admin]));
}
