using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace Ioc.Gateway;

/// <summary>Signs a browser out.</summary>
public static class EndSession
{
    /// <summary>Signed out here; there is more to do.</summary>
    /// <param name="Next">The authority's own page for signing out (OpenID Connect RP-Initiated Logout 1.0), which leads back to the desk.</param>
    public sealed record Response(string Next);

    /// <summary><c>DELETE /api/sign-in</c>: 204, or 200 with where to go on when the authority has a page for it.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapDelete(DeskCookie.Path, Handle)
        .AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();

    private static async Task<IResult> Handle(HttpContext context, SignInOptions options, IOptionsMonitor<JwtBearerOptions> bearer)
    {
        DeskCookie.Clear(context);
        context.Response.Headers.CacheControl = "no-store";
        // Without such a page, or when nobody can be asked for it, signed out here all the same.
        if (await SignInDoor.Authority(bearer, context.RequestAborted) is not { EndSessionEndpoint: { Length: > 0 } page }) return Results.NoContent();
        return Results.Json(new Response(QueryHelpers.AddQueryString(page, new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["post_logout_redirect_uri"] = $"{context.Request.Scheme}://{context.Request.Host}/desk",
        })));
    }
}
