using Dapper;
using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Offers;

/// <summary>Finds public services, by code, a page at a time.</summary>
public static class FindOffers
{
    /// <summary>What to look for; everything absent finds all.</summary>
    /// <param name="Q">Words of code, name or field; marks and case do not matter, and d finds đ.</param>
    /// <param name="Level">province, district or commune.</param>
    /// <param name="Online">full, partial or information.</param>
    /// <param name="Area">Code of the owning unit or of one above it.</param>
    public sealed record Filter(
        string? Q, string? Level, string? Field, string? Online, bool? HasFee, bool? OnlinePayment, bool? Essential, string? Area,
        string? Cursor, int? Rows);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/services", Handle).Allow(Roles.Readers).WithSummary("Find public services");

    private static async Task<IResult> Handle(
        [AsParameters] Filter filter, Caller caller, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var most = Cursor.Rows(filter.Rows);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<OfferRow>(new CommandDefinition($"""
            select {CatalogueDb.Offer} from offer
            where (string_to_array(area, '.') && @codes or area = any(@above))
              and folded like all(@patterns)
              and (@Level::text is null or level = @Level)
              and (@Field::text is null or field = @Field)
              and (@Online::text is null or online = @Online)
              and (@HasFee::boolean is null or has_fee = @HasFee)
              and (@OnlinePayment::boolean is null or online_payment = @OnlinePayment)
              and (@Essential::boolean is null or essential = @Essential)
              and (@Area::text is null or string_to_array(area, '.') @> array[@Area])
              and (@after::text is null or code > @after)
            order by code limit @limit
            """, new
        {
            codes = caller.AreaCodes.ToArray(), above = OfferReach.Above(caller, areas, clock.Today()), patterns = Folding.Patterns(filter.Q),
            filter.Level, Field = filter.Field?.Normalize(), filter.Online, filter.HasFee, filter.OnlinePayment, filter.Essential, filter.Area,
            after = Cursor.Key(filter.Cursor), limit = most + 1,
        }, cancellationToken: ct))).AsList();
        var page = Cursor.Cut(found, most, row => row.Code);
        return Results.Ok(new Page<OfferAnswer>([.. page.Items.Select(OfferAnswer.Of)], page.Next));
    }
}
