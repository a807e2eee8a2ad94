using Ioc.Defaults;
using Ioc.Feeds.Sensors;
using Ioc.Messaging;

namespace Ioc.Feeds.NgsiLd;

/// <summary>Shows one entity (ETSI GS CIM 009, 6.5.3.1: retrieve entity).</summary>
public static class ShowEntity
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/entities/{id}", Handle).Allow(Roles.Readers).WithSummary("NGSI-LD: show an entity");

    private static async Task<IResult> Handle(string id, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        if (!EntityType.IsUri(id)) return Ngsi.Bad(http, new Text($"Mã thực thể phải là URI: {id}", $"An entity id must be a URI: {id}"));
        await using var work = await ledger.Begin(ct);
        var sensor = id[(id.LastIndexOf(':') + 1)..];
        var row = await work.One<SensorRow>($"select {FeedsDb.SensorColumns} from sensor where id = @sensor", new { sensor }, ct);
        if (row is null || !caller.Covers(row.Area) || EntityType.Urn(row.Domain, row.Id) != id) return Ngsi.Unknown(http, id);
        return Ngsi.Entities(http, [Entity.Of(row, await FeedsDb.Quantities(work, [row.Id], ct))], one: true);
    }
}
