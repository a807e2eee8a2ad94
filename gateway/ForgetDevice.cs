namespace Ioc.Gateway;

/// <summary>A browser stops being a wall.</summary>
public static class ForgetDevice
{
    /// <summary><c>DELETE /device</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapDelete("/device", Handle)
        .WithName("ForgetDevice").AllowAnonymous().RequireRateLimiting(Limits.Public);

    private static IResult Handle(HttpContext context)
    {
        DeviceCookie.Clear(context);
        return Results.NoContent();
    }
}
