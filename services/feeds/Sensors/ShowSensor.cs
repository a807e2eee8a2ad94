using Ioc.Defaults;
using Ioc.Messaging;

namespace Ioc.Feeds.Sensors;

/// <summary>Shows one sensor with its newest values.</summary>
public static class ShowSensor
{
    /// <summary>Maps the act.</summary>
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/sensors/{id}", Handle).Allow(Roles.Readers).WithSummary("Show a sensor");

    private static async Task<IResult> Handle(string id, HttpResponse response, Caller caller, Ledger ledger, CancellationToken ct)
    {
        if (!Name.Is(id)) return SensorAnswer.Unknown(id);
        await using var work = await ledger.Begin(ct);
        var row = await work.One<SensorRow>($"select {FeedsDb.SensorColumns} from sensor where id = @id", new { id }, ct);
        if (row is null || !caller.Covers(row.Area)) return SensorAnswer.Unknown(id);
        SensorAnswer.Tag(response, row);
        return Results.Ok(SensorAnswer.Of(row, await FeedsDb.Quantities(work, [id], ct)));
    }
}
