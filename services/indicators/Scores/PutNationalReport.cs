using Ioc.Areas;
using Ioc.Defaults;
using Ioc.Indicators.Counters;
using Ioc.Indicators.Rules;
using Ioc.Messaging;

namespace Ioc.Indicators.Scores;

/// <summary>
/// Takes what the national reporting system (Hệ thống báo cáo quốc gia) says a unit received in a window: the denominator of 1.4.
/// The same count again changes nothing; another one restates the window.
/// </summary>
public static class PutNationalReport
{
    /// <summary>What was reported.</summary>
    /// <param name="Received">Dossiers, 0 to 1,000,000,000.</param>
    public sealed record Request(long? Received);

    /// <summary>What is in force.</summary>
    public sealed record Response(string Area, string Window, long Version, long Received);

    private const long ReceivedMax = 1_000_000_000;

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) => api.MapPut("/766/national-reports/{area}/{window}", Handle)
        .Allow(Roles.Writers).Produces<Response>().WithSummary("Put what the national reporting system says a unit received");

    private static async Task<IResult> Handle(
        string area, string window, Request request, Caller caller, AreaTree areas, RuleBook book, Ledger ledger, TimeProvider clock, CancellationToken ct)
    {
        var faults = new Faults();
        var asked = Asked.Read(area, window, areas, book, clock, faults);
        faults.Require(request.Received is >= 0 and <= ReceivedMax, "/received", $"Từ 0 đến {ReceivedMax} hồ sơ.", $"0 to {ReceivedMax} dossiers.");
        if (!faults.None) return faults.Refuse();
        if (!caller.Covers(asked!.Area.Path)) return Refusal.ForeignArea(asked.Area.Code);

        await using var work = await ledger.Begin(ct);
        var code = $"{asked.Area.Path}|{asked.Window.Name}";
        await work.Execute("select pg_advisory_xact_lock(hashtextextended(@code, 766))", new { code }, ct);
        var (version, received) = await work.One<(long Version, long? Received)>("""
            select version, state::text::bigint from entry where kind = @NationalReport and code = @code order by version desc limit 1
            """, new { Entry.NationalReport, code }, ct);
        if (received != request.Received)
        {
            var entry = new Entry(Entry.NationalReport, code, ++version, asked.Area.Path, caller.Simulated, request.Received!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await IndicatorsDb.Keep(work, entry, ct);
            work.Ring(CountScores.Counter);
            await work.Commit(ct);
        }
        return Results.Ok(new Response(asked.Area.Path, asked.Window.Name, version, request.Received!.Value));
    }
}
