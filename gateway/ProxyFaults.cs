using Ioc.Defaults;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Timeouts;
using Yarp.ReverseProxy.Forwarder;

namespace Ioc.Gateway;

/// <summary>Says what a service could not: that it is away, too slow, or was sent too much.</summary>
public static class ProxyFaults
{
    private const int RetryAfterSeconds = 2;

    /// <summary>Runs the proxy and answers its fault, if nothing was answered yet.</summary>
    public static async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (Limit(context) is var bytesMax && context.Request.ContentLength > bytesMax)
        {
            // The server then reads on for a moment, so that a caller who is still sending hears the answer and no broken pipe.
            if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
            await Write(context, TooLarge(bytesMax));
            return;
        }
        await next(context);
        if (AskAnotherReplica.Can(context)) await next(context);
        if (context.GetForwarderErrorFeature() is not { } fault || context.Response.HasStarted || Refusal(context, fault.Error) is not { } refusal) return;
        if (refusal.Status >= 500) Log(context, fault, refusal.Kind);
        await Write(context, refusal);
    }

    private static void Log(HttpContext context, IForwarderErrorFeature fault, string kind)
    {
        var logger = context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProxyFaults));
        var proxied = context.GetReverseProxyFeature();
        GatewayLog.ServiceFailed(logger, kind, proxied.Route.Config.RouteId, proxied.ProxiedDestination?.Model.Config.Address, fault.Exception?.GetBaseException().Message);
    }

    private static long Limit(HttpContext context) =>
        context.GetReverseProxyFeature().Route.Config.MaxRequestBodySize ?? Defaults.Defaults.BodyBytesMax;

    private static Task Write(HttpContext context, Refusal refusal)
    {
        GatewayMetrics.Refused(refusal.Kind);
        // When the route's time is up this token is already cancelled, and the answer must still go out.
        context.RequestAborted = CancellationToken.None;
        context.Response.ContentLength = null;
        return refusal.ExecuteAsync(context);
    }

    private static Refusal? Refusal(HttpContext context, ForwarderError error)
    {
        var status = context.Response.StatusCode;
        return error switch
        {
            ForwarderError.RequestTimedOut => TimedOut(),
            ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled => RouteTimeIsUp(context) ? TimedOut() : null,
            ForwarderError.RequestBodyClient when status == 413 => TooLarge(Limit(context)),
            ForwarderError.RequestBodyClient => new Refusal(status, "malformed-request",
                new Text("Yêu cầu sai dạng", "The request is malformed"),
                new Text("Nội dung đến không trọn vẹn.", "The body did not arrive whole.")),
            _ => new Refusal(status == 503 ? 503 : 502, "upstream-unavailable",
                new Text("Dịch vụ tạm thời không trả lời", "The service does not answer for now"),
                new Text("Chưa chắc yêu cầu đã được xử lý; hãy kiểm tra rồi gửi lại.", "Whether the request was handled is not known; look, then send it again."),
                RetryAfterSeconds: RetryAfterSeconds),
        };
    }

    private static bool RouteTimeIsUp(HttpContext context) =>
        context.Features.Get<IHttpRequestTimeoutFeature>()?.RequestTimeoutToken.IsCancellationRequested == true;

    private static Refusal TimedOut() => new(504, "upstream-timeout",
        new Text("Dịch vụ trả lời quá chậm", "The service took too long"),
        new Text("Chưa chắc yêu cầu đã được xử lý; hãy kiểm tra rồi gửi lại.", "Whether the request was handled is not known; look, then send it again."),
        RetryAfterSeconds: RetryAfterSeconds);

    private static Refusal TooLarge(long bytesMax) => new(413, "body-too-large",
        new Text("Nội dung quá lớn", "The body is too large"),
        new Text($"Tối đa {bytesMax} byte ở đường dẫn này; hãy chia nhỏ hoặc dùng cổng nhập tệp.", $"At most {bytesMax} bytes on this path; split it, or use the import."));
}
