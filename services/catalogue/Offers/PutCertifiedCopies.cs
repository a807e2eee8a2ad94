using Ioc.Areas;
using Ioc.Contracts.Catalogue;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Catalogue.Offers;

/// <summary>Records whether a commune offers electronically certified copies (chứng thực bản sao điện tử); the same again changes nothing.</summary>
public static class PutCertifiedCopies
{
    /// <summary>Whether it does.</summary>
    public sealed record Request(bool? Offered);

    /// <summary>What is known of the commune.</summary>
    public sealed record Response(string Area, long Version, bool Offered);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPut("/certified-copies/{area}", Handle)
        .Allow(Roles.Writers).Produces<Response>().WithSummary("Record whether a commune offers electronically certified copies");

    private static async Task<IResult> Handle(
        string area, Request request, Caller caller, AreaTree areas, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var unit = Places.Find(areas, area, clock.GetUtcNow(), "/path/area", faults);
        faults.Require(unit is null || unit.Level == Area.Levels[^1], "/path/area", "Cần một đơn vị cấp xã.", "Needs a unit of commune level.");
        faults.Require(request.Offered is not null, "/offered", "Cần true hoặc false.", "Needs true or false.");
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(unit!.Path)) return Refusal.ForeignArea(unit.Code);

        await using var work = await ledger.Begin(ct);
        var changed = await work.One<long?>("""
            insert into certified_copies as kept (area, version, offered, simulated) values (@Path, 1, @Offered, @Simulated)
            on conflict (area) do update set version = kept.version + 1, offered = excluded.offered, simulated = excluded.simulated
            where (kept.offered, kept.simulated) <> (excluded.offered, excluded.simulated) returning version
            """, new { unit.Path, request.Offered, caller.Simulated }, ct);
        var version = changed ?? await work.One<long>("select version from certified_copies where area = @Path", new { unit.Path }, ct);
        if (changed is not null) work.Announce(new CertifiedCopiesOffered(unit.Path, caller.Simulated, version, request.Offered!.Value));
        await work.Commit(ct);
        return Results.Ok(new Response(unit.Path, version, request.Offered!.Value));
    }
}
