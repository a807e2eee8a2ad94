using System.Data.Common;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Ioc.Defaults;

/// <summary>Turns what an act could not foresee into a problem the caller can act on.</summary>
internal sealed partial class Crashes : IExceptionHandler
{
    /// <summary>413, also where the framework has swallowed the exception and left a bare status.</summary>
    public static readonly Refusal TooLarge = new(413, "body-too-large",
        new Text("Nội dung quá lớn", "The body is too large"),
        new Text("Hãy chia nhỏ hoặc dùng cổng nhập tệp.", "Split it, or use the import."));

    private static readonly Text
        ANumber = new("Cần một số như 88.47", "Needs a number such as 88.47"), AWhole = new("Cần số nguyên", "Needs a whole number"),
        TrueOrFalse = new("Cần true hoặc false", "Needs true or false"), ADay = new("Cần một ngày như 2026-11-22", "Needs a day such as 2026-11-22"),
        AnInstant = new("Cần một thời điểm như 2026-11-22T08:00:00+07:00", "Needs an instant such as 2026-11-22T08:00:00+07:00");

    // A list names the type of its items too, so it comes first.
    private static readonly (string Type, Text Needs)[] Types =
    [
        ("Collections", new("Cần một danh sách [ ]", "Needs a list [ ]")), ("[]", new("Cần một danh sách [ ]", "Needs a list [ ]")),
        ("System.Int", new("Cần số nguyên, không có ngoặc kép", "Needs a whole number, without quotes")),
        ("System.Decimal", new("Cần một số, không có ngoặc kép", "Needs a number, without quotes")), ("System.Double", new("Cần một số, không có ngoặc kép", "Needs a number, without quotes")),
        ("System.String", new("Cần chữ trong ngoặc kép", "Needs a text in quotes")), ("System.Boolean", TrueOrFalse),
        ("System.DateOnly", ADay), ("System.DateTime", AnInstant),
    ];

    private static readonly Dictionary<string, Text> Parameters = new()
    {
        ["decimal"] = ANumber, ["double"] = ANumber, ["int"] = AWhole, ["long"] = AWhole, ["bool"] = TrueOrFalse,
        ["DateOnly"] = ADay, ["DateTime"] = AnInstant, ["DateTimeOffset"] = AnInstant,
    };

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
        BadHttpRequestException { StatusCode: 400 } bad when Unbound().Match(bad.Message) is { Success: true } field => Unread(field),
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

    // The framework names the type in its own language, and nothing else tells which field it was.
    private static Refusal Unread(Match field)
    {
        var needs = Parameters.GetValueOrDefault(field.Groups["type"].Value, new("Sai kiểu", "It is of another type"));
        return new Refusal(400, "malformed-request", new Text("Yêu cầu sai dạng", "The request is malformed"),
            new Text("Không đọc được một tham số; không có gì được lưu.", "A parameter could not be read; nothing was stored."),
            [new Fault($"/query/{field.Groups["name"].Value}", new Text($"{needs.Vi}; đã nhận \"{field.Groups["value"].Value}\".", $"{needs.En}; got \"{field.Groups["value"].Value}\"."))]);
    }

    [GeneratedRegex("""^Failed to bind parameter "(?:Nullable<)?(?<type>\w+)\S* (?<name>\w+)" from "(?<value>.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Unbound();

    private static Refusal Malformed(JsonException json)
    {
        var pointer = "/" + (json.Path ?? "").TrimStart('$', '.').Replace('.', '/').Replace("[", "/").Replace("]", "");
        var expected = Expected(json.InnerException is InvalidOperationException token ? token.Message : "", json.Message);
        return new Refusal(400, "malformed-body",
            new Text("JSON sai dạng", "The JSON is malformed"),
            new Text("Không đọc được nội dung; không có gì được lưu.", "The body could not be read; nothing was stored."),
            [new Fault(pointer, new Text($"{expected.Vi}, ở dòng {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}.",
                $"{expected.En}, at line {json.LineNumber + 1}, byte {json.BytePositionInLine + 1}."))]);
    }

    /// <summary>Which type the reader could not make stands in messages alone: of the token, or of the whole; without one, the text is no JSON.</summary>
    private static Text Expected(string token, string message) => token.Contains("as a number", StringComparison.Ordinal) ? new("Cần một số, không có ngoặc kép", "Needs a number, without quotes")
        : !message.Contains("could not be converted to", StringComparison.Ordinal)
        ? new("Sai cú pháp JSON", "This is no JSON")
        : Types.Where(x => message.Contains(x.Type, StringComparison.Ordinal)).Select(x => (Text?)x.Needs).FirstOrDefault() ?? new("Cần một đối tượng { }", "Needs an object { }");
}
