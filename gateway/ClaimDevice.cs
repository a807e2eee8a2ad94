using Ioc.Defaults;
using Microsoft.AspNetCore.Mvc;

namespace Ioc.Gateway;

/// <summary>A wall that an operator has tied gets its secret as a cookie, which no script reads; until then it waits.</summary>
public static class ClaimDevice
{
    private const int BodyBytesMax = 1_024;

    /// <summary>The secret that the wall was given with its code.</summary>
    public sealed record Request(string? Secret);

    /// <summary><c>POST /api/desk/devices:claim</c>.</summary>
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/api/desk/devices:claim", Handle)
        .WithName("ClaimDevice").AllowAnonymous().RequireRateLimiting(Limits.Public).WithMetadata(new RequestSizeLimitAttribute(BodyBytesMax));

    private static async Task<IResult> Handle(Request request, HttpContext context, DeviceSessions devices)
    {
        try
        {
            using var answer = await devices.Claim(request.Secret ?? "", context.RequestAborted);
            if (answer.IsSuccessStatusCode)
            {
                if (answer.StatusCode == System.Net.HttpStatusCode.OK) DeviceCookie.SetSecret(context, request.Secret!);
                context.Response.Headers.CacheControl = "no-store";
                return Results.Json(await answer.Content.ReadFromJsonAsync<DeviceSessions.Answer>(Json.Options, context.RequestAborted), Json.Options, statusCode: (int)answer.StatusCode);
            }
            return answer.StatusCode == System.Net.HttpStatusCode.Gone ? Gone() : Away();
        }
        catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !context.RequestAborted.IsCancellationRequested) { return Away(); }
    }

    /// <summary>503: the desk does not answer.</summary>
    public static Refusal Away() => new(503, "desk-away", new Text("Bàn điều hành không trả lời", "The desk does not answer"),
        new Text("Hãy thử lại sau ít giây.", "Try again in a few seconds."), RetryAfterSeconds: 5);

    private static Refusal Gone() => new(410, "code-ended", new Text("Mã đã hết hạn hoặc bị thu hồi", "The code has ended or was revoked"),
        new Text("Hãy xin mã mới.", "Ask for a new code."));
}
