using Ioc.Defaults;
using Microsoft.Net.Http.Headers;

namespace Ioc.Feeds.NgsiLd;

/// <summary>How NGSI-LD answers: with its @context in the body or in a Link header, and with problems of its own types.</summary>
public static class Ngsi
{
    /// <summary>Where the terms of the smart data models are defined; a client that wants them resolved asks there, we never do.</summary>
    public const string Context = "https://smartdatamodels.org/context.jsonld";

    private const string LinkedData = "application/ld+json";

    /// <summary>Answers entities: JSON-LD to whoever asks for it, else JSON with a Link to the @context (ETSI GS CIM 009, 6.3.5 and 6.3.6).</summary>
    /// <param name="one">Whether the body is one entity and not a list.</param>
    public static IResult Entities(HttpContext http, IReadOnlyList<Dictionary<string, object>> entities, bool one = false)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var linked = http.Request.GetTypedHeaders().Accept.Any(x => x.MediaType.Equals(LinkedData, StringComparison.OrdinalIgnoreCase));
        if (linked) foreach (var entity in entities) entity["@context"] = Context;
        else http.Response.Headers.Append(HeaderNames.Link, $"<{Context}>; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"{LinkedData}\"");
        return Results.Json(one ? entities[0] : (object)entities, Json.Options, linked ? LinkedData : "application/json");
    }

    /// <summary>400: the request has a fault.</summary>
    public static IResult Bad(HttpContext http, Text detail) => Problem(http, 400, "BadRequestData", new Text("Yêu cầu sai", "Bad request data"), detail);

    /// <summary>404: there is no such entity, or none that the caller may know of.</summary>
    public static IResult Unknown(HttpContext http, string id) => Problem(http, 404, "ResourceNotFound", new Text("Không tìm thấy", "Resource not found"),
        new Text($"Không có thực thể {id}.", $"There is no entity {id}."));

    /// <summary>422: a clause of the specification that is not offered here.</summary>
    public static IResult NotOffered(HttpContext http, string parameter) => Problem(http, 422, "OperationNotSupported",
        new Text("Không hỗ trợ", "Operation not supported"), new Text($"Chưa hỗ trợ tham số {parameter}.", $"The parameter {parameter} is not supported."));

    private static IResult Problem(HttpContext http, int status, string kind, Text title, Text detail) => Results.Json(
        new { type = $"https://uri.etsi.org/ngsi-ld/errors/{kind}", title = title.For(http), status, detail = detail.For(http) },
        Json.Options, "application/problem+json", status);
}
