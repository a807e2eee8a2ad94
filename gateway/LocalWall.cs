using System.Net;
using System.Text.RegularExpressions;
using Ioc.Defaults;

namespace Ioc.Gateway;

/// <summary>
/// On a developer's machine the wall lives without a login: a browser on this very machine that opens a wall gets a
/// device cookie for that wall's area, and a new one when the old has ended.
/// </summary>
public static partial class LocalWall
{
    private const int AreasMax = 16;

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Gives the cookie before the page is fetched.</summary>
    public static Task LetIn(HttpContext context, RequestDelegate next)
    {
        var wanted = Wanted(context);
        if (wanted.Length > 0 && IsHere(context) && !DeviceCookie.IsEnrolled(context))
        {
            var caller = new Caller(context.User);
            string[] known = caller.Role == Roles.Device ? [.. caller.AreaCodes] : [];
            if (wanted.Except(known).Any())
            {
                var issuer = context.RequestServices.GetRequiredService<LocalIssuer>();
                DeviceCookie.Set(context, issuer.Mint(Roles.Device, [.. wanted.Union(known).Take(AreasMax)], Life), Life);
            }
        }
        return next(context);
    }

    private static string[] Wanted(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method)) return [];
        if (request.Path == "/")
            return context.RequestServices.GetRequiredService<IConfiguration>().GetSection("LocalIssuer:WallAreas").Get<string[]>() ?? [];
        var wall = WallPath().Match(request.Path.Value ?? "");
        return wall.Success ? [wall.Groups[1].Value] : [];
    }

    /// <summary>By address and by name: a page of another site that points its name at this machine is not here.</summary>
    private static bool IsHere(HttpContext context)
    {
        var host = context.Request.Host.Host;
        return context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote)
            && !context.Request.Headers.ContainsKey("X-Forwarded-For")
            && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address)));
    }

    [GeneratedRegex(@"^/walls/([0-9]{2,5})(?:/|$)")]
    private static partial Regex WallPath();
}
