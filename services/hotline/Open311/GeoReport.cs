using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml.Linq;
using Ioc.Defaults;

namespace Ioc.Hotline.Open311;

/// <summary>The two dialects of GeoReport v2: the same rows as XML or JSON, faults as its list of errors.</summary>
public static class GeoReport
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>Answers rows.</summary>
    /// <param name="format">json or xml, as the path ends.</param>
    /// <param name="list">Name of the XML root, e.g. <c>service_requests</c>.</param>
    /// <param name="item">Name of a row in XML, e.g. <c>request</c>.</param>
    /// <param name="rows">Fields in the order of the specification; those without a value are left out of XML and null in JSON.</param>
    public static IResult Rows(string format, string list, string item, IEnumerable<IReadOnlyList<(string Name, object? Value)>> rows, int status = 200) => format switch
    {
        "json" => Results.Text(JsonSerializer.Serialize(rows.Select(row => row.ToDictionary(x => x.Name, x => Written(x.Value))), Plain),
            "application/json; charset=utf-8", statusCode: status),
        "xml" => Results.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + new XElement(list, rows.Select(row => new XElement(item,
            row.Where(x => x.Value is not null).Select(x => new XElement(x.Name, Written(x.Value)))))), "text/xml; charset=utf-8", statusCode: status),
        _ => Refusal.Unknown("no-such-format", $"Không có dạng {format}; hãy dùng json hoặc xml.", $"There is no format {format}; use json or xml."),
    };

    /// <summary>Answers every fault of a request, in the caller's language.</summary>
    public static IResult Errors(string format, int status, HttpContext http, IEnumerable<Text> faults) => Rows(format, "errors", "error",
        faults.Select(x => (IReadOnlyList<(string, object?)>)[("code", status), ("description", x.For(http))]), status);

    private static object? Written(object? value) => value is DateTimeOffset at
        ? TimeZoneInfo.ConvertTime(at, VietnamTime.Zone).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture) : value;
}
