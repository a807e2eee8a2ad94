using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Dossiers;

/// <summary>Takes in a dossier that a one-window counter or the portal received.</summary>
public static class ReceiveDossier
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/dossiers", Handle).Allow(Roles.Writers).WithSummary("Receive a dossier");

    private static async Task<IResult> Handle(
        DossierRecord request, HttpResponse response, Caller caller, AreaTree areas, Ledger ledger, WorkingCalendar calendar, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var terms = await CatalogueDb.Terms(work, request.Procedure?.Trim(), ct);
        var row = new DossierIntake(areas, calendar, work.Now, caller.Simulated).Read(request, terms, "", faults);
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(row.Area)) return Refusal.ForeignArea(request.Area!);

        if (await CatalogueDb.InsertDossier(work, row, ct) == 0) return await Repeat(work, row, response, ct);
        work.Announce(new DossierReceived(row.Area, row.Simulated, row.State()));
        CountDossiers.Touch(work, row.Area);
        await work.Commit(ct);
        CatalogueMetrics.Received.Add(1);
        DossierAnswer.Tag(response, row);
        return Results.Created($"/api/catalogue/dossiers/{row.Code}", DossierAnswer.Of(row));
    }

    private static async Task<IResult> Repeat(Work work, DossierRow row, HttpResponse response, CancellationToken ct)
    {
        var known = await CatalogueDb.LockDossier(work, row.Code, ct);
        if (known is null || known.Fingerprint != row.Fingerprint)
            return Refusal.Conflict("dossier-code-taken", $"Mã {row.Code} đã có với nội dung khác.", $"The code {row.Code} is already here with another content.");
        DossierAnswer.Tag(response, known);
        return Results.Ok(DossierAnswer.Of(known));
    }
}
