using System.Data.Common;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ioc.Defaults;

/// <summary>Turns what an act could not foresee into a problem the caller can act on.</summary>
internal sealed class Crashes : IExceptionHandler
{
    /// <summary>413, also where the framework has swallowed the exception and left a bare status.</summary>
    public static readonly Refusal TooLarge = new(413, "body-too-large",
        new Text("Nội dung quá lớn", "The body is too large"),
        new Text("Hãy chia nhỏ hoặc dùng cổng nhập tệp.", "Split it, or use the import."));

    private static readonly Refusal UnknownType = new(415, "unsupported-media-type",
        new Text("Sai kiểu nội dung", "Unsupported media type"),
        new Text("Hãy gửi Content-Type mà thao tác này nhận.", "Send a Content-Type that this act takes."));

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && httpContext.RequestAborted.IsCancellationRequested) return true;
        await (NoSuchCharset(httpContext.Request) ? UnknownType : Answer(exception)).ExecuteAsync(httpContext);
        return true;
    }

    private static Refusal Answer(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Malformed(json),
        BadHttpRequestException { StatusCode: 413 } => TooLarge,
        BadHttpRequestException { StatusCode: 415 } => UnknownType,
        BadHttpRequestException bad => new Refusal(bad.StatusCode, "malformed-request",
            new Text("Yêu cầu sai dạng", "The request is malformed"), new Text(bad.Message, bad.Message)),
        JsonException json => Malformed(json),
        DbException { SqlState: "22021" } => new Refusal(400, "malformed-text",
            new Text("Văn bản sai dạng", "The text is malformed"),
            new Text("Có ký tự không lưu được, như NUL; không có gì được lưu.", "It has characters that cannot be stored, such as NUL; nothing was stored.")),
        DbException or TimeoutException => new Refusal(503, "store-unavailable",
            new Text("Kho dữ liệu tạm thời không trả lời", "The store does not answer for now"),
            new Text("Chưa có gì được lưu; hãy gửi lại.", "Nothing was stored; send it again."), RetryAfterSeconds: 2),
        _ => new Refusal(500, "crash", new Text("Lỗi hệ thống", "Something broke here"),
            new Text("Lỗi đã được ghi lại theo traceId.", "It was logged under the traceId.")),
    };

    /// <summary>The framework takes a charset that it does not know for a fault of ours.</summary>
    private static bool NoSuchCharset(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.Charset.HasValue && type.Encoding is null;

    private static Refusal Malformed(JsonException json)
    {
        var pointer = "/" + (json.Path ?? "").TrimStart('$', '.').Replace('.', '/').Replace("[", "/").Replace("]", "");
        return new Refusal(400, "malformed-body",
            new Text("JSON sai dạng", "The JSON is malformed"),
            new Text("Không đọc được nội dung; không có gì được lưu.", "The body could not be read; nothing was stored."),
            [new Fault(pointer, new Text(
                $"Sai cú pháp hoặc sai kiểu ở dòng {json.LineNumber + 1}.", $"Wrong syntax or type at line {json.LineNumber + 1}."))]);
    }
}
