using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace Ioc.Gateway;

/// <summary>Sends an operator's browser to the authority, with a proof of its own (authorization code with PKCE, RFC 7636).</summary>
public static class BeginSignIn
{
    private const int SecretBytes = 32;
    private const string Desk = "/desk";

    /// <summary><c>GET /api/sign-in/begin?to=/desk/alarms</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(DeskCookie.Path + "/begin", Handle)
        .AllowAnonymous().RequireRateLimiting(Limits.Public).ExcludeFromDescription();

    /// <summary>Where the authority sends the browser back to.</summary>
    public static string AnswerAddress(HttpRequest request) => $"{request.Scheme}://{request.Host}{DeskCookie.Path}/answer";

    private static async Task<IResult> Handle(string? to, HttpContext context, SignInOptions options, IOptionsMonitor<JwtBearerOptions> bearer)
    {
        if (await SignInDoor.Authority(bearer, context.RequestAborted) is not { AuthorizationEndpoint: { Length: > 0 } endpoint }) return AnswerSignIn.Away();
        var (state, verifier) = (Secret(), Secret());
        // To a page of the desk alone: an address that leads elsewhere would lend this site's good name to another.
        var then = to is Desk || to?.StartsWith(Desk + "/", StringComparison.Ordinal) == true || to?.StartsWith(Desk + "?", StringComparison.Ordinal) == true ? to : Desk;
        DeskCookie.SetUnderWay(context, $"{state} {verifier} {then}");
        context.Response.Headers.CacheControl = "no-store";
        return Results.Redirect(QueryHelpers.AddQueryString(endpoint, new Dictionary<string, string?>
        {
            ["response_type"] = "code",
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = AnswerAddress(context.Request),
            ["scope"] = options.Scope,
            ["state"] = state,
            ["code_challenge"] = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
            ["code_challenge_method"] = "S256",
        }));
    }

    private static string Secret() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(SecretBytes));
}
