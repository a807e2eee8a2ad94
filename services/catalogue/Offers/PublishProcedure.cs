using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Offers;

/// <summary>Records a publication decision on a procedure, and later its disclosure; the same content again changes nothing.</summary>
public static class PublishProcedure
{
    private static readonly DateOnly Earliest = new(2000, 1, 1);
    private static readonly DateOnly Latest = new(2100, 1, 1);

    /// <summary>A publication decision (quyết định công bố).</summary>
    /// <param name="Decision">Its number, at most 100 characters, e.g. <c>1245/QĐ-UBND</c>.</param>
    /// <param name="DecidedOn">Its date, not in the future.</param>
    /// <param name="EffectiveOn">Newest day on which the legal basis takes effect.</param>
    /// <param name="DisclosedOn">Day of the click "Công khai"; absent while still to be disclosed.</param>
    /// <param name="PartsComplete">All constituent parts are disclosed (Decree 63/2010, article 8.2).</param>
    public sealed record Request(string? Decision, DateOnly? DecidedOn, DateOnly? EffectiveOn, DateOnly? DisclosedOn, bool PartsComplete);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPost("/services/{code}/publications", Handle)
        .Allow(Roles.Writers).Produces<PublicationState>().WithSummary("Record the publication or disclosure of a procedure");

    private static async Task<IResult> Handle(string code, Request request, Caller caller, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var decision = faults.Words(request.Decision, "/decision", 100);
        var today = clock.Today();
        var decidedOn = Day(request.DecidedOn, "/decidedOn", Earliest, today, faults);
        var effectiveOn = Day(request.EffectiveOn, "/effectiveOn", Earliest, Latest, faults);
        if (request.DisclosedOn is not null) Day(request.DisclosedOn, "/disclosedOn", decidedOn, today, faults);
        if (!faults.None) return faults.Refuse();

        await using var work = await ledger.Begin(ct);
        var offer = await CatalogueDb.LockOffer(work, code, ct);
        if (offer is null || !caller.Covers(offer.Area)) return OfferAnswer.Unknown(code);
        var before = await work.One<PublicationRow>("select * from publication where procedure = @code and decision = @decision", new { code, decision }, ct);
        var after = new PublicationRow
        {
            Procedure = code, Decision = decision, Version = before?.Version ?? 1, Area = offer.Area, DecidedOn = decidedOn, EffectiveOn = effectiveOn,
            DisclosedOn = request.DisclosedOn, PartsComplete = request.PartsComplete, Simulated = caller.Simulated,
        };
        if (after == before) return Results.Ok(before.State());
        after = after with { Version = (before?.Version ?? 0) + 1 };
        await work.Execute("""
            insert into publication (procedure, decision, version, area, decided_on, effective_on, disclosed_on, parts_complete, simulated)
            values (@Procedure, @Decision, @Version, @Area, @DecidedOn, @EffectiveOn, @DisclosedOn, @PartsComplete, @Simulated)
            on conflict (procedure, decision) do update set (version, area, decided_on, effective_on, disclosed_on, parts_complete, simulated)
                = (excluded.version, excluded.area, excluded.decided_on, excluded.effective_on, excluded.disclosed_on, excluded.parts_complete, excluded.simulated)
            """, after, ct);
        work.Announce(new ProcedurePublished(after.Area, after.Simulated, after.State()));
        await work.Commit(ct);
        return Results.Ok(after.State());
    }

    private static DateOnly Day(DateOnly? day, string pointer, DateOnly first, DateOnly last, Faults faults)
    {
        faults.Require(day >= first && day <= last, pointer, $"Cần một ngày từ {first:dd/MM/yyyy} đến {last:dd/MM/yyyy}.", $"Needs a day from {first:yyyy-MM-dd} to {last:yyyy-MM-dd}.");
        return day ?? first;
    }
}
