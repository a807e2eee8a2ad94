using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>Shows a page who is signed in; the page never sees the token.</summary>
public static class ShowSession
{
    /// <summary>Who is signed in.</summary>
    /// <param name="Name">Of the account, for people.</param>
    /// <param name="Role">What it may do.</param>
    /// <param name="Areas">Codes of its units.</param>
    public sealed record Response(string Name, string Role, IReadOnlyList<string> Areas);

    /// <summary><c>GET /api/sign-in</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(DeskCookie.Path, Handle)
        .RequireAuthorization(Policies.Read).RequireRateLimiting(Limits.Public).ExcludeFromDescription();

    private static IResult Handle(Caller caller, HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return Results.Json(new Response(caller.Name, caller.Role, caller.AreaCodes), Json.Options);
    }
}
