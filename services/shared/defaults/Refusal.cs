using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Ioc.Defaults;

/// <summary>A refusal as RFC 9457 problem details, in the language of the caller.</summary>
/// <param name="Status">HTTP status, 4xx or 503.</param>
/// <param name="Kind">Stable name; the type is <c>urn:ioc:{Kind}</c>.</param>
/// <param name="Title">What kind of refusal it is.</param>
/// <param name="Detail">What happened and what to do.</param>
/// <param name="Faults">Every fault by JSON pointer.</param>
/// <param name="RetryAfterSeconds">When trying again makes sense.</param>
public sealed record Refusal(
    int Status, string Kind, Text Title, Text Detail, IReadOnlyList<Fault>? Faults = null, int? RetryAfterSeconds = null)
    : IResult, IStatusCodeHttpResult
{
    int? IStatusCodeHttpResult.StatusCode => Status;

    /// <summary>404: no such thing, or not one that the caller may know of.</summary>
    public static Refusal Unknown(string kind, string vi, string en) =>
        new(404, kind, new Text("Không tìm thấy", "Not found"), new Text(vi, en));

    /// <summary>409: the request contradicts what is stored.</summary>
    public static Refusal Conflict(string kind, string vi, string en) =>
        new(409, kind, new Text("Mâu thuẫn với dữ liệu đã có", "Contradicts what is stored"), new Text(vi, en));

    /// <summary>403: the area lies outside what the token covers.</summary>
    public static Refusal ForeignArea(string area) => new(403, "foreign-area",
        new Text("Ngoài phạm vi địa bàn", "Outside your area"),
        new Text($"Mã truy cập không bao gồm đơn vị {area}.", $"The token does not cover unit {area}."));

    /// <summary>Writes the problem.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.Vary = "Accept-Language";
        if (RetryAfterSeconds is { } seconds) response.Headers.RetryAfter = seconds.ToString();
        return response.WriteAsJsonAsync(new
        {
            Type = $"urn:ioc:{Kind}",
            Title = Title.For(httpContext),
            Status,
            Detail = Detail.For(httpContext),
            Instance = httpContext.Request.Path.Value,
            TraceId = Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
            Errors = Faults?.Select(x => new { x.Pointer, Detail = x.Detail.For(httpContext) }),
        }, Json.Options, "application/problem+json", httpContext.RequestAborted);
    }
}
