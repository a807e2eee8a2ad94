using System.Security.Claims;

namespace Ioc.Gateway;

/// <summary>
/// Lets a known caller straight through to the proxy: token, role and limit are looked at in one step, without waiting and
/// without services of the request. Whatever cannot be decided so, refusals of tokens and roles included, takes the framework's way.
/// </summary>
public static class Lane
{
    /// <summary>What a route asks of a caller.</summary>
    /// <param name="Roles">Roles that may pass.</param>
    /// <param name="Limit">Name of its limit.</param>
    public sealed record Pass(string[] Roles, string Limit)
    {
        /// <summary>True when a role of the caller may pass.</summary>
        public bool Admits(ClaimsPrincipal caller)
        {
            foreach (var role in Roles)
                if (caller.IsInRole(role)) return true;
            return false;
        }
    }

    /// <summary>Gives every proxied route that names roles its pass; the others, which anybody may ask, have none.</summary>
    public static void Open(ReverseProxyConventionBuilder routes) => routes.ConfigureEndpoints((endpoint, route) =>
    {
        if (Policies.RolesOf(route.AuthorizationPolicy) is { } roles && route.RateLimiterPolicy is { } limit) endpoint.WithMetadata(new Pass(roles, limit));
    });

    /// <summary>Takes a known caller through; everybody else goes on.</summary>
    public static void Use(WebApplication app)
    {
        var (tokens, limits) = (app.Services.GetRequiredService<TokenCache>(), app.Services.GetRequiredService<Limits>());
        app.Use((context, next) =>
        {
            if (context.GetEndpoint() is not { RequestDelegate: { } proxy } route || route.Metadata.GetMetadata<Pass>() is not { } pass
                || tokens.Known(context) is not { } caller || !pass.Admits(caller)) return next(context);
            context.User = caller;
            return limits.Take(context, pass.Limit) ?? proxy(context);
        });
    }
}
