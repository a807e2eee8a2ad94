using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Finds dossiers, newest first, a page at a time.</summary>
public static class FindDossiers
{
    /// <summary>What to look for; everything absent finds all.</summary>
    /// <param name="Area">Code of a unit: its dossiers and those of the units below it.</param>
    /// <param name="Status">1 to 10.</param>
    /// <param name="Overdue">Running past the instant from which it is late.</param>
    public sealed record Filter(string? Area, int? Status, bool? Overdue, string? Procedure, string? Agency, string? Cursor, int? Rows);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/dossiers", Handle).Allow(Roles.Readers).WithSummary("Find dossiers, newest first");

    private static async Task<IResult> Handle([AsParameters] Filter filter, Caller caller, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var most = Cursor.Rows(filter.Rows);
        var after = Cursor.InstantKey(filter.Cursor);
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var found = (await connection.QueryAsync<DossierRow>(new CommandDefinition($"""
            select {CatalogueDb.Dossier} from dossier
            where string_to_array(area, '.') && @codes
              and (@Area::text is null or string_to_array(area, '.') @> array[@Area])
              and (@Status::integer is null or status = @Status)
              and (@Overdue::boolean is null or (status in (2, 4) and late_at < @now) is true = @Overdue)
              and (@Procedure::text is null or procedure = @Procedure)
              and (@Agency::text is null or agency = @Agency)
              and (@receivedAt::timestamptz is null or (received_at, code) < (@receivedAt, @code))
            order by received_at desc, code desc limit @limit
            """, new
        {
            codes = caller.AreaCodes.ToArray(), filter.Area, filter.Status, filter.Overdue, filter.Procedure, Agency = filter.Agency?.Normalize(),
            now = clock.GetUtcNow(), receivedAt = after?.At, code = after?.Code, limit = most + 1,
        }, cancellationToken: ct))).AsList();
        var page = Cursor.Cut(found, most, row => Cursor.InstantKey(row.ReceivedAt, row.Code));
        return Results.Ok(new Page<DossierAnswer>([.. page.Items.Select(DossierAnswer.Of)], page.Next));
    }
}
