using Ioc.Defaults;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;
using Microsoft.Net.Http.Headers;

namespace Ioc.Feeds.NgsiLd;

/// <summary>Finds entities by type or id (ETSI GS CIM 009, 6.4.3.2: query entities), in the order of their sensors.</summary>
public static class FindEntities
{
    /// <summary>Entities of a page unless the caller says otherwise.</summary>
    public const int PageEntities = 20;

    /// <summary>Entities of a page at most.</summary>
    public const int PageEntitiesMax = 500;

    /// <summary>Entities that may be passed over; whoever wants more narrows the query.</summary>
    public const int OffsetMax = 100_000;

    private static readonly string[] NotOffered =
        ["q", "attrs", "idPattern", "georel", "geometry", "coordinates", "geoproperty", "csf", "scopeQ", "lang", "options", "format", "pick", "omit", "join", "orderBy"];

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/entities", Handle).Allow(Roles.Readers)
        .WithSummary("NGSI-LD: find entities").WithDescription("Sensors with their newest values, by type or id. Queries (q, georel), temporal reads, writes and subscriptions are not offered.");

    private static async Task<IResult> Handle(
        string? type, string? id, int? limit, int? offset, bool? count, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        if (NotOffered.FirstOrDefault(http.Request.Query.ContainsKey) is { } unknown) return Ngsi.NotOffered(http, unknown);
        if (Wrong(type, id, limit, offset) is { } wrong) return Ngsi.Bad(http, wrong);
        var (most, from) = (limit ?? PageEntities, offset ?? 0);
        var asked = new
        {
            EntityType.Domains, EntityType.Types, wantedTypes = List(type), wantedIds = List(id), codes = caller.AreaCodes.ToArray(), most = most + 1, from,
        };
        await using var work = await ledger.Begin(ct);
        const string Matching = $"""
            from sensor where string_to_array(area, '.') && @codes and (@wantedTypes::text[] is null or {EntityType.Sql} = any(@wantedTypes))
                and (@wantedIds::text[] is null or 'urn:ngsi-ld:' || {EntityType.Sql} || ':' || id = any(@wantedIds))
            """;
        var found = await work.Many<SensorRow>($"select {FeedsDb.SensorColumns} {Matching} order by id limit @most offset @from", asked, ct);
        if (count == true) http.Response.Headers["NGSILD-Results-Count"] = $"{await work.One<long>($"select count(*) {Matching}", asked, ct)}";
        if (from > 0) Turn(http, "prev", most, Math.Max(0, from - most));
        if (found.Count > most) Turn(http, "next", most, from + most);
        var page = found.Take(most).ToList();
        var quantities = (await FeedsDb.Quantities(work, [.. page.Select(x => x.Id)], ct)).ToLookup(x => x.Sensor);
        return Ngsi.Entities(http, [.. page.Select(row => Entity.Of(row, quantities[row.Id]))]);
    }

    private static Text? Wrong(string? type, string? id, int? limit, int? offset) =>
        List(type) is null && List(id) is null ? new Text("Cần type hoặc id: truy vấn quá rộng.", "type or id is needed: the query is too wide.")
        : List(id)?.FirstOrDefault(x => !EntityType.IsUri(x)) is { } odd ? new Text($"Mã thực thể phải là URI: {odd}", $"An entity id must be a URI: {odd}")
        : limit is < 0 or > PageEntitiesMax || limit == 0 ? new Text($"limit từ 1 đến {PageEntitiesMax}.", $"limit is 1 to {PageEntitiesMax}.")
        : offset is < 0 or > OffsetMax ? new Text($"offset từ 0 đến {OffsetMax}.", $"offset is 0 to {OffsetMax}.")
        : null;

    private static string[]? List(string? words) => words?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is { Length: > 0 } list ? list : null;

    /// <summary>The next or the previous page (ETSI GS CIM 009, 6.3.10).</summary>
    private static void Turn(HttpContext http, string rel, int limit, int offset)
    {
        var query = QueryString.Create(http.Request.Query.Where(x => x.Key is not ("limit" or "offset"))).Add("limit", $"{limit}").Add("offset", $"{offset}");
        http.Response.Headers.Append(HeaderNames.Link, $"<{http.Request.Path}{query}>; rel=\"{rel}\"; type=\"application/json\"");
    }
}
