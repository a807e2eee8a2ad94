using Dapper;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Offers;

/// <summary>Shows one public service.</summary>
public static class ShowOffer
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/services/{code}", Handle).Allow(Roles.Readers).WithSummary("Show a public service");

    private static async Task<IResult> Handle(
        string code, HttpContext http, Caller caller, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<OfferRow>(new CommandDefinition($"""
            select {CatalogueDb.Offer} from offer
            where code = @code and (string_to_array(area, '.') && @codes or area = any(@above))
            """, new { code, codes = caller.AreaCodes.ToArray(), above = OfferReach.Above(caller, areas, clock.Today()) }, cancellationToken: ct));
        if (row is null) return OfferAnswer.Unknown(code);
        OfferAnswer.Tag(http.Response, row);
        return Preconditions.NotModified(http.Request, row.Version) ? Results.StatusCode(304) : Results.Ok(OfferAnswer.Of(row));
    }
}
