using Dapper;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Shows one dossier.</summary>
public static class ShowDossier
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/dossiers/{code}", Handle).Allow(Roles.Readers).WithSummary("Show a dossier");

    private static async Task<IResult> Handle(string code, HttpContext http, Caller caller, Ledger ledger, CancellationToken ct)
    {
        await using var connection = await ledger.Source.OpenConnectionAsync(ct);
        var row = await connection.QuerySingleOrDefaultAsync<DossierRow>(
            new CommandDefinition($"select {CatalogueDb.Dossier} from dossier where code = @code", new { code }, cancellationToken: ct));
        if (row is null || !caller.Covers(row.Area)) return DossierAnswer.Unknown(code);
        DossierAnswer.Tag(http.Response, row);
        return Preconditions.NotModified(http.Request, row.Version) ? Results.StatusCode(304) : Results.Ok(DossierAnswer.Of(row));
    }
}
