using Ioc.Defaults;
using Microsoft.Extensions.FileProviders;

namespace Ioc.Screens.Walls;

/// <summary>Shows the page of a wall, of the desk and of enrolment, and what it is built from. The page holds no figure: those need a token.</summary>
public static class ShowWallPage
{
    // The names of built assets carry a hash of what is in them.
    private const string Forever = "public, max-age=31536000, immutable";
    private const string AskFirst = "no-cache";

    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/", Methods, HandlePage).AllowAnonymous().ExcludeFromDescription();
        app.MapMethods("/walls/{**rest}", Methods, HandlePage).AllowAnonymous().ExcludeFromDescription();
        app.MapMethods("/desk/{**rest}", Methods, HandlePage).AllowAnonymous().ExcludeFromDescription();
        app.MapMethods("/enrol", Methods, HandlePage).AllowAnonymous().ExcludeFromDescription();
        app.MapMethods("/assets/{**file}", Methods, (string file, WallFiles files, HttpResponse response) => HandleFile("assets/" + file, Forever, files, response))
            .AllowAnonymous().ExcludeFromDescription();
        app.MapMethods("/favicon.svg", Methods, (WallFiles files, HttpResponse response) => HandleFile("favicon.svg", AskFirst, files, response))
            .AllowAnonymous().ExcludeFromDescription();
    }

    private static IResult HandlePage(WallFiles files, HttpResponse response) =>
        files.Index is { } index ? Send(index, AskFirst, files, response) : NotBuilt();

    private static IResult HandleFile(string path, string caching, WallFiles files, HttpResponse response) =>
        files.Find(path) is { } file ? Send(file, caching, files, response)
            : Refusal.Unknown("no-such-path", "Không có tệp này.", "There is no such file.");

    private static IResult Send(IFileInfo file, string caching, WallFiles files, HttpResponse response)
    {
        response.Headers.CacheControl = caching;
        return Results.File(file.PhysicalPath!, files.TypeOf(file.Name), lastModified: file.LastModified);
    }

    private static Refusal NotBuilt() => new(503, "walls-not-built",
        new Text("Chưa có màn hình", "The walls are not built"),
        new Text("Hãy dựng màn hình: npm ci && npm run build trong services/screens/web.", "Build the screens: npm ci && npm run build in services/screens/web."));
}
