using Ioc.Defaults;
using Microsoft.Net.Http.Headers;

namespace Ioc.Screens.Walls;

/// <summary>Shows how a wall is laid out. A layout holds no figure, so a wall may read it before it may read tiles.</summary>
public static class ShowLayout
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/walls/{wall}.json", ["GET", "HEAD"], Handle).AllowAnonymous().ExcludeFromDescription();

    private static IResult Handle(string wall, Layouts layouts, HttpResponse response)
    {
        if (layouts.Find(wall) is not var (json, tag)) return Refusal.Unknown("no-such-path", "Không có tường này.", "There is no such wall.");
        response.Headers.CacheControl = "no-cache";
        return Results.Bytes(json, "application/json; charset=utf-8", entityTag: new EntityTagHeaderValue(tag));
    }
}
