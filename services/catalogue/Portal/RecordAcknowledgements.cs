using Ioc.Catalogue.Dossiers;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Portal;

/// <summary>Records which dossiers the national portal says it has: they are synchronised (Index 766, 1.4).</summary>
public static class RecordAcknowledgements
{
    /// <summary>Codes one request may carry.</summary>
    public const int CodesMax = 5_000;

    /// <summary>What the portal acknowledged.</summary>
    /// <param name="Codes">Codes of dossiers, at most <see cref="CodesMax"/>.</param>
    public sealed record Request(IReadOnlyList<string>? Codes);

    /// <summary>What became of the codes; each counts once.</summary>
    /// <param name="Acknowledged">Dossiers that were not synchronised before.</param>
    /// <param name="Unchanged">Dossiers that already were.</param>
    /// <param name="Unknown">Codes of no dossier in the caller's area.</param>
    public sealed record Response(int Acknowledged, int Unchanged, IReadOnlyList<string> Unknown);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/portal/acknowledgements", Handle).Allow(Roles.Writers).WithSummary("Record what the national portal acknowledged");

    private static async Task<IResult> Handle(Request request, Caller caller, Ledger ledger, CancellationToken ct)
    {
        var faults = new Faults();
        faults.Require(request.Codes is { Count: >= 1 and <= CodesMax }, "/codes", $"Từ 1 đến {CodesMax} mã.", $"1 to {CodesMax} codes.");
        for (var i = 0; i < request.Codes?.Count && i < CodesMax; i++)
            faults.Require(request.Codes[i] is not null, $"/codes/{i}", "Thiếu mã.", "The code is missing.");
        if (!faults.None) return faults.Refuse();
        var codes = request.Codes!.Where(code => DossierCode.TryRead(code, out _)).Distinct().ToArray();

        await using var work = await ledger.Begin(ct);
        // In the order of codes, so that two requests never wait for each other in a circle.
        var known = await work.Many<DossierRow>($"""
            select {CatalogueDb.Dossier} from dossier where code = any(@codes) and string_to_array(area, '.') && @areas order by code for update
            """, new { codes, areas = caller.AreaCodes.ToArray() }, ct);
        var changed = known.Where(row => !row.Synchronised)
            .Select(row => row with { Version = row.Version + 1, Synchronised = true, Simulated = row.Simulated || caller.Simulated }).ToList();
        await work.Execute("""
            update dossier set version = version + 1, synchronised = true, simulated = simulated or @Simulated where code = any(@codes)
            """, new { caller.Simulated, codes = changed.Select(row => row.Code).ToArray() }, ct);
        foreach (var row in changed)
        {
            work.Announce(new DossierMoved(row.Area, row.Simulated, row.State()));
            if (caller.Simulated) CountDossiers.Touch(work, row.Area);
        }
        await work.Commit(ct);
        return Results.Ok(new Response(changed.Count, known.Count - changed.Count,
            [.. request.Codes!.Distinct().Except(known.Select(row => row.Code))]));
    }
}
