namespace Ioc.Gateway;

/// <summary>Signs a browser out.</summary>
public static class EndSession
{
    /// <summary><c>DELETE /api/sign-in</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapDelete(DeskCookie.Path, Handle)
        .AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();

    private static IResult Handle(HttpContext context)
    {
        DeskCookie.Clear(context);
        return Results.NoContent();
    }
}
