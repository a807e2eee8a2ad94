using Ioc.Areas;
using Ioc.Contracts.Desk;
using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Desk.Alarms;

/// <summary>Shows how well the alarms of a unit do: rate, chattering, stale, the ten that raise most (ISA-18.2, clause 16).</summary>
public static class ShowMeasures
{
    /// <summary>The measures, and how many alarms stand.</summary>
    public sealed record Response(string Area, DateTimeOffset AsOf, AlarmMeasures Measures, bool Flood, long High, long Medium, long Low, long Unacknowledged, long Shelved);

    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/measures", Handle).Allow(Roles.Readers).WithSummary("Show how well the alarms do").Produces<Response>();

    private static async Task<IResult> Handle(string? area, Caller caller, AreaTree areas, CountAlarms counter, Ledger ledger, CancellationToken ct)
    {
        await using var work = await ledger.Begin(ct);
        var faults = new Faults();
        var place = Places.Find(areas, area ?? caller.AreaCodes.FirstOrDefault(), work.Now, "/area", faults);
        if (place is null) return faults.Refuse();
        if (!caller.Covers(place.Path)) return Refusal.ForeignArea(place.Code);
        var below = await work.Many<string>("select distinct area from alarm where area = @Path or starts_with(area, @Path || '.')", new { place.Path }, ct);
        var told = (await counter.Count(work, below, ct)).Aggregate(AlarmTotals.Zero, (sum, x) => sum + x.Counts).Told(work.Now);
        return Results.Ok(new Response(place.Code, work.Now, told.Measures, told.Flood, told.High, told.Medium, told.Low, told.Unacknowledged, told.Shelved));
    }
}
